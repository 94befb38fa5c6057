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

/** Functions of what is left that neither we nor the rest of lunr call: saving, loading, printing, editing. */
const functions = [
  'lunr.utils.asString',
  'lunr.idf',
  'lunr.Token.prototype.clone',
  'lunr.Pipeline.load',
  'lunr.Pipeline.prototype.after',
  'lunr.Pipeline.prototype.before',
  'lunr.Pipeline.prototype.remove',
  'lunr.Pipeline.prototype.reset',
  'lunr.Pipeline.prototype.toJSON',
  'lunr.Vector.prototype.insert',
  'lunr.Vector.prototype.toArray',
  'lunr.Vector.prototype.toJSON',
  'lunr.TokenSet.fromArray',
  'lunr.TokenSet.prototype.toString',
  'lunr.TokenSet.Builder',
  'lunr.TokenSet.Builder.prototype.insert',
  'lunr.TokenSet.Builder.prototype.finish',
  'lunr.TokenSet.Builder.prototype.minimize',
  'lunr.Query.prototype.term',
  'lunr.Index.prototype.search',
  'lunr.Index.prototype.toJSON',
  'lunr.Index.load',
] as const;

/** Leaves out of lunr what no browser calls, which is two fifths of it. lunr has no modules that could be left out. */
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
  for (const [from, to] of parts) rest = cut(rest, from, rest.indexOf(to));
  for (const name of functions) {
    const from = `\n${name} = function `;
    const end = rest.indexOf('\n}', rest.indexOf(from));
    rest = cut(rest, from, end === -1 ? end : end + '\n}'.length);
  }
  return rest;
}

/** Cuts what stands from a text to before a place. */
function cut(code: string, from: string, end: number): string {
  const start = code.indexOf(from);
  if (start === -1 || end < start) throw new Error(`lunr.js is another than expected: no ${from.trim()}.`);
  return code.slice(0, start) + code.slice(end);
}
