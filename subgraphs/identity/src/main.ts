import { exitOnFailedStart } from '@lintel/server/failed-start';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { identityRoutes } from './edge.ts';
import { identity } from './identity.ts';

await startSubgraph(identity, process.env, identityRoutes).catch(exitOnFailedStart);
