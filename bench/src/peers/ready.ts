import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a free port of this machine and tells the run which one it is. The process ends, with exit code 0, on SIGTERM. */
export const serve = (server: Server): void => {
  server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
};

/** For servers that listen by themselves. */
export const announce = (port: number): void => {
  // A profile (`node --cpu-prof`) is written when a process ends of itself, not when a signal kills it.
  process.once('SIGTERM', () => process.exit(0));
  // The run is gone.
  process.once('disconnect', () => process.exit(0));
  process.send?.({ port });
};
