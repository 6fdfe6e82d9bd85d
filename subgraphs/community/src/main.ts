import { exitOnFailedStart } from '@lintel/server/failed-start';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { community } from './community.ts';

await startSubgraph(community, process.env).catch(exitOnFailedStart);
