import { foldText } from './fold-text.ts';
import type { StemTerm } from './stemmer.ts';

/** Why a term stands for a word: it is the word, its stem, or a part of a code or compound. */
export type TermRole = 'exact' | 'stem' | 'part' | 'bigram';

export interface WordTerm {
  readonly term: string;
  readonly role: TermRole;
}

/** What the terms of a word depend on, besides the word. */
export interface WordRules {
  readonly stemTerm: StemTerm;
  readonly stopWords: ReadonlySet<string>;
}

/** Longer words (digests, encoded blocks) are left out: nobody types them. */
const maximumTermLength = 64;

/** Scripts that write words without spaces between them. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/u;
const unspacedRuns = new RegExp(`(${unspaced.source})`, 'u');
const plainWord = /^\p{L}+$/u;

/**
 * The terms under which a word is found, without repeats: the word and its stem; a code whole and in parts; Chinese in
 * pairs of characters. Stop words have none.
 */
export function termsOfWord(word: string, rules: WordRules): WordTerm[] {
  const terms = new Map<string, TermRole>();
  const add = (term: string, role: TermRole): void => {
    if (term.length > 0 && term.length <= maximumTermLength && !terms.has(term)) terms.set(term, role);
  };
  const folded = foldText(word);
  if (unspaced.test(folded)) {
    for (const run of folded.split(unspacedRuns)) {
      if (unspaced.test(run)) for (const pair of pairsOf(run)) add(pair, 'bigram');
      else addTerms(run.replace(/^[._-]+|[._-]+$/g, ''), rules, add);
    }
  } else {
    addTerms(folded, rules, add);
  }
  return Array.from(terms, ([term, role]) => ({ term, role }));
}

function addTerms(word: string, rules: WordRules, add: (term: string, role: TermRole) => void): void {
  const whole = word.toLowerCase();
  const isPlain = plainWord.test(whole);
  if (isPlain && rules.stopWords.has(whole)) return;
  add(whole, 'exact');
  if (isPlain) add(rules.stemTerm(whole), 'stem');
  for (const part of partsOf(word)) {
    if (part === whole || rules.stopWords.has(part)) continue;
    add(part, 'part');
    if (plainWord.test(part)) add(rules.stemTerm(part), 'part');
  }
}

/** Neighbouring pairs of characters; a character alone is its own. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Parts of a code or compound, in lower case: `9.15.1P3` → 9.15, 9.15.1, 15, 1p3; `GetFileVersion` → get, file, version. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  const pieces = word.split(/[._-]/);
  if (pieces.length > 1) {
    for (const piece of pieces) if (piece.length > 1) parts.push(piece.toLowerCase());
    parts.push(...versionPrefixes(word.toLowerCase()));
  }
  for (const piece of pieces) {
    const hex = /^0x([0-9a-f]+)$/i.exec(piece);
    if (hex?.[1]) parts.push(hex[1].toLowerCase());
    else for (const humped of humpsOf(piece)) parts.push(humped.toLowerCase());
  }
  return parts;
}

/** `9.15.1p3` → `9.15`, `9.15.1`: a release is found by the line it belongs to. */
function versionPrefixes(word: string): string[] {
  const numbers = /^v?(\d+(?:\.\d+)+)/.exec(word)?.[1]?.split('.');
  if (!numbers) return [];
  return numbers.slice(1).map((_, index) => numbers.slice(0, index + 2).join('.'));
}

/** Words in a compound, by capitals and by where letters meet digits: `SQLServer2019` → SQL, Server, 2019. */
function humpsOf(piece: string): string[] {
  const humps = piece.match(/\p{Lu}{2,}(?=\p{Lu}\p{Ll}{2})|\p{Lu}?\p{Ll}{2,}|\p{Lu}{2,}|\d{2,}/gu);
  return humps && humps.length > 0 && humps[0] !== piece ? humps : [];
}
