import { foldText } from '../analysis/fold-text.ts';
import { spacelessScripts } from '../analysis/spaceless-scripts.ts';
import { splitWords } from '../analysis/split-words.ts';
import { facetNames, type FacetName } from '../facets.ts';
import { searchFields, type SearchFieldName } from '../fields.ts';

/** What a query asks of one of its words. */
export interface QueryWord {
  /** The word without its operators, as typed. */
  readonly text: string;
  readonly presence: 'optional' | 'required' | 'prohibited';
  /** The only field to look in. */
  readonly field?: SearchFieldName;
  /** `word`: analysed as texts are. `pattern`: holds `*`, compared with terms as they are. `fuzzy`: up to `edits` letters differ. */
  readonly kind: 'word' | 'pattern' | 'fuzzy';
  readonly edits: number;
  readonly boost: number;
  /** Whether it may be the beginning of a longer word: the last one while somebody types. */
  readonly isBeginning: boolean;
}

/** A word such as `type:procedure` that narrows the results instead of searching texts. */
export interface QueryFilter {
  readonly facet: FacetName;
  readonly value: string;
}

export interface ParsedQuery {
  readonly words: readonly QueryWord[];
  readonly filters: readonly QueryFilter[];
  /** What stands in quotes, where it is more than a word: it stands together in an article. */
  readonly phrases: readonly string[];
}

const spaceless = new RegExp(`[${spacelessScripts}]`, 'u');
const maximumWords = 48;
const maximumFuzzyLength = 32;

const operators =
  /^(?<sign>[+-])?(?:(?<scope>[a-z]+):)?(?<text>.*?)(?:~(?<edits>\d{1,2}))?(?:\^(?<boost>\d{1,2}))?$/su;
const facetNamesTyped: Readonly<Record<string, FacetName>> = {
  ...Object.fromEntries(facetNames.map((name) => [name, name])),
  lang: 'language',
};

/**
 * Reads what somebody typed; any text will do, and of a long one the first 48 words. lunr's syntax holds where it makes sense (`+must`, `-not`,
 * `title:word`, `wild*`, `typo~1`, `weigh^3`), quotes ask for the words in them in their order, and everything else is words.
 *
 * @param options.asYouType The last word may be unfinished.
 */
export function parseQuery(text: string, options: { readonly asYouType?: boolean } = {}): ParsedQuery {
  const words: QueryWord[] = [];
  const filters: QueryFilter[] = [];
  const phrases: string[] = [];
  for (const match of text.matchAll(/"([^"]*)"|(\S+)/gu)) {
    if (words.length >= maximumWords) break;
    const [, quoted, word] = match;
    if (quoted !== undefined) {
      for (const inside of quoted.split(/\s+/u)) if (inside !== '') words.push(plainWord(inside, 'required'));
      if (splitWords(quoted).length > 1 || spaceless.test(quoted)) phrases.push(quoted);
      continue;
    }
    const isBeginning = options.asYouType === true && match.index + match[0].length === text.length;
    const parsed = parseWord(word ?? '', isBeginning);
    if ('facet' in parsed) filters.push(parsed);
    else words.push(parsed);
  }
  return { words, filters, phrases };
}

function plainWord(
  text: string,
  presence: QueryWord['presence'] = 'optional',
  isBeginning = false,
): QueryWord {
  return { text, presence, kind: 'word', edits: 0, boost: 1, isBeginning };
}

function parseWord(word: string, isBeginning: boolean): QueryWord | QueryFilter {
  const { sign, scope, text = '', edits, boost } = operators.exec(word)?.groups ?? {};
  const facet = scope === undefined || sign !== undefined ? undefined : facetNamesTyped[scope];
  if (facet && text !== '') return { facet, value: text };
  const field = searchFields.find(({ name }) => name === scope)?.name;
  // "C:" and "error:" are words with a colon, "-d" and "+44" come from command lines and telephone numbers.
  if (scope !== undefined && !field) return plainWord(word, 'optional', isBeginning);
  if (!/[\p{L}\p{N}]/u.test(text)) return plainWord(word);
  if (sign !== undefined && field === undefined && isUnlikelySigned(text))
    return plainWord(word, 'optional', isBeginning);
  const common = {
    presence:
      sign === '+' ? ('required' as const) : sign === '-' ? ('prohibited' as const) : ('optional' as const),
    ...(field && { field }),
    boost: Math.max(1, Number(boost ?? 1)),
  };
  const distance = Math.min(2, Number(edits ?? 0));
  if (distance > 0 && text.length <= maximumFuzzyLength && !text.includes('*')) {
    return { ...common, text: normalize(text), kind: 'fuzzy', edits: distance, isBeginning: false };
  }
  if (isPattern(text))
    return { ...common, text: normalize(text), kind: 'pattern', edits: 0, isBeginning: false };
  const isPlain = sign === undefined && edits === undefined && boost === undefined;
  return { ...common, text, kind: 'word', edits: 0, isBeginning: isBeginning && isPlain };
}

function isUnlikelySigned(text: string): boolean {
  return /^[+-]/.test(text) || /^\d+$/.test(text) || Array.from(text).length < 3;
}

/**
 * A wildcard with at least two letters beside it; with fewer, nearly every term would match. A text without spaces between
 * its words has no place for one: there an asterisk is a mark of emphasis.
 */
function isPattern(text: string): boolean {
  return (
    text.includes('*') &&
    text.replaceAll('*', '').length >= 2 &&
    /^[\p{L}\p{N}*._-]+$/u.test(text) &&
    !spaceless.test(text)
  );
}

function normalize(text: string): string {
  return foldText(text).toLowerCase();
}
