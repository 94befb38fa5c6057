/**
 * An instant as a `datetime-local` field has it, without seconds that are nought.
 *
 * @param instant UTC milliseconds.
 * @param offset How far the clocks that the field shows are ahead of UTC, in milliseconds.
 */
export function writeInstant(instant: number, offset = 0): string {
  return new Date(instant + offset).toISOString().replace(/(?::00)?(?:\.000)?Z$/, '');
}

/** How finely a field with this value counts; a browser refuses what lies between two steps. */
export function stepOf(value: string | number | undefined): string | undefined {
  const [, seconds] = /T\d\d:\d\d(?::(\d\d(?:\.\d+)?))?/.exec(String(value ?? '')) ?? [];
  if (seconds === undefined) return undefined;
  return seconds.includes('.') ? 'any' : '1';
}

/** Milliseconds that a text names beyond its minute. */
export function secondsOf(text: string): number {
  const [, seconds = '0'] = /T\d\d:\d\d:([0-5]\d(?:\.\d{1,3})?)/.exec(text) ?? [];
  return Math.round(Number(seconds) * 1000);
}
