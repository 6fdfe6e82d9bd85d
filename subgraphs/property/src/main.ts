import { exitOnFailedStart } from '@lintel/server/failed-start';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { property } from './property.ts';

await startSubgraph(property, process.env).catch(exitOnFailedStart);
