/** Longest time for what is under way to finish. */
const patienceMs = 15_000;

/**
 * Closes on SIGTERM and SIGINT: once, bounded in time, and a second signal ends at once. Exit status 0 when everything
 * that was under way has finished. `leave` comes first on SIGTERM, which is how a supervisor ends one replica of many; somebody
 * at a terminal need not wait for balancers.
 */
export const drainOnSignals = (close: () => Promise<void>, leave?: () => Promise<void>): void => {
  let closing = false;
  const drain = (notice: Promise<void> | undefined) => {
    if (closing) process.exit(1);
    closing = true;
    const finish = async () => {
      await notice;
      setTimeout(() => process.exit(1), patienceMs).unref();
      await close();
    };
    finish().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => drain(closing ? undefined : leave?.()));
  process.on('SIGINT', () => drain(undefined));
};
