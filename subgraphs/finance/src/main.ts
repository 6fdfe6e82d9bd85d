import { exitOnFailedStart } from '@lintel/server/failed-start';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { finance } from './finance.ts';

await startSubgraph(finance, process.env).catch(exitOnFailedStart);
