/** Words to search for in the path of a page that does not exist: `/kb/vm-frozen_sn-0012.html` → `vm frozen sn-0012`. */
export function wordsOfAddress(path: string): string {
  let readable: string;
  try {
    readable = decodeURIComponent(path);
  } catch {
    // Not UTF-8: nothing that one could read either.
    return '';
  }
  return (
    readable
      .replace(/\.[a-z]{2,5}\/?$/i, '')
      .split('/')
      .filter((part) => part !== '' && part !== 'articles')
      .slice(-2)
      .join(' ')
      .replace(/[_+~]/g, ' ')
      // Dashes separate words, except in an article id.
      .replace(/(?<!\b[a-z]{2})-|-(?!\d{4,7}\b)/gi, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Whether a text has more than half of the words of an address; short ones do not count. */
export function namesMostOf(words: string, text: string): boolean {
  const wanted = words
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 2);
  const lower = text.toLowerCase();
  return wanted.filter((word) => lower.includes(word)).length * 2 > wanted.length;
}
