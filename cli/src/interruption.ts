/**
 * A signal that is aborted by the first Ctrl-C (or SIGTERM), so that a command can end in order and report; the second one
 * ends the process at once.
 */
export const interruption = (onFirst: () => void): AbortSignal => {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    onFirst();
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
};
