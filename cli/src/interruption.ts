/** `npm run` passes a Ctrl-C on that the terminal has sent to us as well; nobody presses it twice within this time. */
const echoMs = 500;

/**
 * A signal that is aborted by the first Ctrl-C (or SIGTERM), so that a command can end in order and report; the second one
 * ends the process at once.
 */
export const interruption = (onFirst: () => void): AbortSignal => {
  const controller = new AbortController();
  let firstAt = 0;
  const stop = (signal: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      firstAt = performance.now();
      controller.abort();
      onFirst();
    } else if (performance.now() - firstAt > echoMs) process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
};
