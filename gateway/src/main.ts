import type { Environment } from '@lintel/server/environment';
import { processLog } from '@lintel/server/log';
import { surviveUnhandledRejections } from '@lintel/server/unhandled-rejections';
import { reportAndExit } from './start-report.ts';
import { startSupergraphGateway, wantsSupergraphGateway } from './supergraph-gateway.ts';

// With a supergraph on the command line this process is a gateway for whatever is in it. With the address of a subgraph it is one gateway of many;
// without either, it is the whole product. Each way loads no more than it needs.
const environment: Environment = { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' };
const commandLine = process.argv.slice(2);

const start = async (): Promise<unknown> => {
  if (wantsSupergraphGateway(commandLine)) return startSupergraphGateway(commandLine, environment);
  if (environment.LINTEL_SUBGRAPH_IDENTITY === undefined)
    return (await import('./standalone.ts')).startStandalone(environment);
  return (await import('./service.ts')).startGatewayService(environment);
};
surviveUnhandledRejections(processLog());
start().catch(reportAndExit);
