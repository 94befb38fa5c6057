import type { RunningServer } from './start-server.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;

/** Stops a server when the process is asked to end; asked again, the process ends at once. */
export function stopOnSignals(
  server: RunningServer,
  process: Pick<NodeJS.Process, 'on' | 'off' | 'exit'>,
): void {
  let isAsked = false;
  const onSignal = (): void => {
    if (isAsked) process.exit(130);
    isAsked = true;
    void server.stop();
  };
  for (const signal of signals) process.on(signal, onSignal);
  const forget = (): void => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  server.stopped.then(forget, forget);
}
