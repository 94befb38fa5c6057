import type { Terminal } from './command.ts';

/** A line on stderr that counts: rewritten on a terminal, printed once at the end elsewhere. */
export interface Progress {
  readonly update: (done: number, total?: number) => void;
  /** Ends the line with what came out. */
  readonly finish: (result: string) => void;
}

/** How often a terminal line is rewritten, in milliseconds. */
const interval = 80;

/** Begins a step of a long command. */
export function startProgress(terminal: Terminal, title: string): Progress {
  let shown = 0;
  return {
    update: (done, total) => {
      const now = terminal.now().getTime();
      if (!terminal.isInteractive || now - shown < interval) return;
      shown = now;
      terminal.err(`\r\u001B[K${title} ${done}${total === undefined ? '' : ` of ${total}`}`);
    },
    finish: (result) => terminal.err(`${terminal.isInteractive ? '\r\u001B[K' : ''}${title} ${result}\n`),
  };
}
