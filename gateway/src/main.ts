import type { Environment } from '@lintel/server/environment';
import { startGatewayService } from './service.ts';
import { startStandalone } from './standalone.ts';
import { reportAndExit } from './start-report.ts';

// With the address of a subgraph this process is one gateway of many; without, it is the whole product.
const environment: Environment = { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' };
const start = environment.LINTEL_SUBGRAPH_IDENTITY === undefined ? startStandalone : startGatewayService;
start(environment).catch(reportAndExit);
