/** How much somebody may do: so many at once, and one more each time that an interval has passed. */
export interface RateLimit {
  readonly burst: number;
  readonly everyMilliseconds: number;
}

/** Counts what is done by keys: an account, an address. */
export interface RateLimiter {
  /**
   * Counts one more, unless it is too many.
   *
   * @param now UTC milliseconds.
   * @returns Seconds to wait before it is allowed; 0 where it is, and was counted.
   */
  readonly take: (key: string, now: number) => number;
  /** Forgets what was counted: the one who did it has proved to be harmless. */
  readonly forget: (key: string) => void;
}

/**
 * A limiter that keeps for each key, in memory, when everything that was counted is worn off (the generic cell rate
 * algorithm, ITU-T I.371). A restart forgets it, which nobody outside can cause.
 *
 * @param maximumKeys How many keys are remembered; those that were used longest ago are forgotten first.
 */
export function createRateLimiter(
  { burst, everyMilliseconds }: RateLimit,
  maximumKeys = 50_000,
): RateLimiter {
  const wornOffAt = new Map<string, number>();
  return {
    take(key, now) {
      const from = Math.max(wornOffAt.get(key) ?? now, now);
      const wait = from - now - (burst - 1) * everyMilliseconds;
      wornOffAt.delete(key);
      wornOffAt.set(key, wait > 0 ? from : from + everyMilliseconds);
      if (wornOffAt.size > maximumKeys) {
        const [oldest] = wornOffAt.keys();
        if (oldest !== undefined) wornOffAt.delete(oldest);
      }
      return wait > 0 ? Math.ceil(wait / 1000) : 0;
    },
    forget: (key) => void wornOffAt.delete(key),
  };
}
