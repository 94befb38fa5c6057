/** Milliseconds for which work holds the thread at most before others have their turn. */
const longestTurn = 5;

/**
 * Lets whatever else waits, such as other requests, have its turn during long work: to be awaited between the steps of it, which costs
 * nothing until a turn is over.
 */
export type TakeTurns = () => Promise<void>;

export function createTurns(): TakeTurns {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestTurn) return;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  };
}
