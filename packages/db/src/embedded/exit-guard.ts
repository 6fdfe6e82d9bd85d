/** A server that must not outlive this process. */
export type Guarded = {
  /** Asks it to stop, without waiting: all that is possible while the process exits. */
  interrupt(): void;
  stop(): Promise<void>;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const guarded = new Set<Guarded>();

/**
 * Stops the server when this process exits or is told to. A signal that the application listens to is left to it: it
 * drains its requests first and then stops the server itself. Returns the function that ends the guard.
 */
export function guardUntilExit(server: Guarded): () => void {
  if (guarded.size === 0) {
    process.on('exit', interruptAll);
    for (const name of signals) process.on(name, onSignal);
  }
  guarded.add(server);
  return () => {
    if (!guarded.delete(server) || guarded.size > 0) return;
    process.off('exit', interruptAll);
    for (const name of signals) process.off(name, onSignal);
  };
}

function interruptAll(): void {
  for (const server of guarded) server.interrupt();
}

function onSignal(name: NodeJS.Signals): void {
  const isHandledByApplication = process.listeners(name).some((listener) => listener !== onSignal);
  if (isHandledByApplication) return;
  void Promise.allSettled([...guarded].map((server) => server.stop())).then(() => {
    process.off(name, onSignal);
    process.kill(process.pid, name);
  });
}
