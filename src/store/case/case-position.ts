/** Cases of one second that have places of their own; a power of two. */
const placesPerSecond = 2 ** 21;

/**
 * The place of a case among all cases: by the second in which it was opened, in it by number. Fits 53 bits up to the year 2105. Cases
 * whose numbers lie two million apart in the same second would share a place; the store then takes the next one.
 */
export function positionOf(openedAt: number, sequence: number): number {
  return firstPositionOf(openedAt) + (sequence % placesPerSecond);
}

/** The first place of the second that an instant lies in. */
export function firstPositionOf(openedAt: number): number {
  return Math.floor(openedAt / 1000) * placesPerSecond;
}

/** The first place after the second that an instant lies in. */
export function firstPositionAfter(openedAt: number): number {
  return firstPositionOf(openedAt) + placesPerSecond;
}
