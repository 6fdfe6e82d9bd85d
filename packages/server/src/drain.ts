/** Longest time for what is under way to finish. */
const patienceMs = 15_000;

/**
 * Closes on SIGTERM and SIGINT: once, bounded in time, and a second signal ends at once. Exit status 0 when everything
 * that was under way has finished.
 */
export const drainOnSignals = (close: () => Promise<void>): void => {
  let closing = false;
  const drain = () => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', drain);
  process.on('SIGINT', drain);
};
