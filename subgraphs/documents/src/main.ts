import { exitOnFailedStart } from '@lintel/server/failed-start';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { documents } from './documents.ts';
import { documentsRoutes } from './files/routes.ts';

await startSubgraph(documents, process.env, documentsRoutes).catch(exitOnFailedStart);
