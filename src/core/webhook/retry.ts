const minute = 60_000;
const hour = 60 * minute;

/** Waits before each further attempt, in milliseconds: some two days in all. */
const waits = [
  5_000,
  30_000,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];

/** How long a webhook may fail before Casebook disables it. */
export const longestFailure = 5 * 24 * hour;

/** Answers after which there is no further attempt: the receiver says that it is gone for good. */
export const goneStatus = 410;

/**
 * When a delivery that failed is tried again: later each time, and up to a fifth earlier or later, so that many do not come at once.
 *
 * @param attempts How many there were.
 * @param random From 0 up to but not 1.
 * @returns `undefined` when it is given up.
 */
export function nextAttempt(attempts: number, now: number, random: number): number | undefined {
  const wait = waits[attempts - 1];
  return wait === undefined ? undefined : now + Math.round(wait * (0.8 + 0.4 * random));
}

/** Whether an answer says that the message has arrived. */
export const isAccepted = (status: number): boolean => status >= 200 && status < 300;
