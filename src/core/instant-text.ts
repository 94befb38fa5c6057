const dayMilliseconds = 86_400_000;

/** Days whose texts are kept; a page of a list has a few. */
const mostDays = 2000;
const days = new Map<number, string>();

const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/**
 * An instant as ISO 8601 in UTC with milliseconds, as `Date` writes it. Lists have hundreds: the text of a day is made once.
 *
 * @param milliseconds UTC milliseconds, whole and not before 1970.
 */
export function instantText(milliseconds: number): string {
  const day = Math.floor(milliseconds / dayMilliseconds);
  let date = days.get(day);
  if (date === undefined) {
    date = new Date(day * dayMilliseconds).toISOString().slice(0, 11);
    if (days.size >= mostDays) days.clear();
    days.set(day, date);
  }
  const rest = milliseconds - day * dayMilliseconds;
  const seconds = Math.floor(rest / 1000);
  const minutes = Math.floor(seconds / 60);
  const fraction = String(rest % 1000).padStart(3, '0');
  return `${date}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${fraction}Z`;
}
