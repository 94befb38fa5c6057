/** A plugin of Vite, as far as this one is one. */
interface SourcePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  readonly transform: (code: string, id: string) => string | undefined;
}

/**
 * Parts of lunr.js that build an index or read its query language, from where each begins to where the next thing does:
 * browsers get an index, and we read queries ourselves.
 */
const parts = [
  ['/*!\n * lunr.tokenizer', '/*!\n * lunr.Pipeline'],
  ['/*!\n * lunr.stopWordFilter', '/*!\n * lunr.TokenSet'],
  ['/*!\n * lunr.Builder', 'lunr.MatchData = function'],
  ['lunr.QueryParseError = function', '\n  /**\n   * export the module'],
] as const;

/** Leaves out of lunr what no browser calls, which is a third of it. lunr has no modules that could be left out. */
export function lunrForReaders(): SourcePlugin {
  return {
    name: 'casebook:lunr-for-readers',
    enforce: 'pre',
    transform: (code, id) => (/[\\/]lunr[\\/]lunr\.js(?:\?|$)/.test(id) ? withoutParts(code) : undefined),
  };
}

/**
 * @param code The text of lunr.js.
 * @throws When the parts are not where they are in the version that this was written for.
 */
export function withoutParts(code: string): string {
  let rest = code;
  for (const [from, to] of parts) {
    const [start, end] = [rest.indexOf(from), rest.indexOf(to)];
    if (start === -1 || end < start) throw new Error(`lunr.js is another than expected: no ${from.trim()}.`);
    rest = rest.slice(0, start) + rest.slice(end);
  }
  return rest;
}
