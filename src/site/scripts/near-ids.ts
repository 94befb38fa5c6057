const idPattern = /\b([a-z]{2})[- ]?(\d{1,7})\b/i;

/** Whether words hold something like an article id. */
export function hasId(words: string): boolean {
  return idPattern.test(words);
}

/** Article ids that somebody may have meant who typed an address: the same number, else those one digit away. */
export function nearIds(words: string, ids: readonly string[]): string[] {
  const [, typedPrefix = '', typedDigits = ''] = idPattern.exec(words) ?? [];
  if (typedDigits === '') return [];
  const ofPrefix = ids
    .map((id) => ({ id, digits: id.slice(3) }))
    .filter(({ id }) => id.slice(0, 2).toUpperCase() === typedPrefix.toUpperCase());
  const same = ofPrefix.filter(({ digits }) => Number(digits) === Number(typedDigits));
  const near = same.length > 0 ? same : ofPrefix.filter(({ digits }) => isOneDigitAway(typedDigits, digits));
  return near.map(({ id }) => id).toSorted();
}

/** Whether one digit is wrong, missing or too many. */
function isOneDigitAway(typed: string, digits: string): boolean {
  const [short, long] = typed.length <= digits.length ? [typed, digits] : [digits, typed];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return short.slice(start + (short.length === long.length ? 1 : 0)) === long.slice(start + 1);
}

/** Ids of the articles that a sitemap lists. */
export function idsOfSitemap(xml: string): string[] {
  return [
    ...new Set([...xml.matchAll(/\/articles\/([a-z]{2}-\d+)\//g)].map(([, id = '']) => id.toUpperCase())),
  ];
}
