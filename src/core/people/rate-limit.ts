/** How much somebody may do: so many at once, and then as many as come back with time. */
export interface RateLimit {
  readonly burst: number;
  readonly perMinute: number;
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

interface Bucket {
  /** What is left at `at`. */
  readonly left: number;
  readonly at: number;
}

/**
 * A limiter that keeps a token bucket for each key in memory: a restart forgets them, which nobody outside can cause.
 *
 * @param maximumKeys How many keys are remembered; those that were used longest ago are forgotten first.
 */
export function createRateLimiter({ burst, perMinute }: RateLimit, maximumKeys = 50_000): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const perMillisecond = perMinute / 60_000;
  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      const left = Math.min(burst, bucket.left + Math.max(0, now - bucket.at) * perMillisecond);
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
      if (buckets.size > maximumKeys) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return left >= 1 ? 0 : Math.ceil((1 - left) / perMillisecond / 1000);
    },
    forget: (key) => void buckets.delete(key),
  };
}
