import { community } from '@lintel/community/community';
import { documents } from '@lintel/documents/documents';
import { finance } from '@lintel/finance/finance';
import { identity } from '@lintel/identity/identity';
import { property } from '@lintel/property/property';
import type { Subgraph } from '@lintel/server/define';

/** The five subgraphs, for running them in this process. */
export const subgraphs: Readonly<Record<string, Subgraph>> = { identity, property, finance, community, documents };
