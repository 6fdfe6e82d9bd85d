import { type AddressInfo, createServer } from 'node:net';

/**
 * Fails early and clearly when somebody else has the port: before a database is started for nothing. Answers the port, for
 * 0 one that is free, because addresses that we print and sign need the real one before we listen.
 */
export const assertPortFree = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port, host)));
    probe.listen(port, host, () => {
      const { port: found } = probe.address() as AddressInfo;
      probe.close(() => resolve(found));
    });
  });

const portError = (error: NodeJS.ErrnoException, port: number, host: string): Error => {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port < 65_535 ? port + 1 : 4000} npm start`,
    );
  }
  if (error.code === 'EACCES')
    return new Error(`port ${port} needs more rights than this user has. Choose one above 1023: PORT=4000 npm start`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Error(
      `cannot listen on ${host}:${port} (${error.code}). HOST is no address of this machine: leave it out, or set HOST=0.0.0.0`,
    );
  return new Error(`cannot listen on ${host}:${port} (${error.code})`);
};

/** The port to listen on, from the environment, or from an option of another name. */
export const portOf = (text: string | undefined, name = 'PORT'): number => {
  const port = text === undefined || text === '' ? 4000 : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a whole number from 0 to 65535, not ${text}`);
};
