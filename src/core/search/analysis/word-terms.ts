import { foldText } from './fold-text.ts';
import { spacelessScripts } from './spaceless-scripts.ts';

/** A term that is made of a word's own letters: the word, a part of a code or compound, or a pair of characters. */
export interface WordForm {
  readonly form: string;
  readonly role: 'exact' | 'part' | 'bigram';
  /** The stem's term, where the form has one that differs from it. */
  readonly stem?: string;
}

/** Why a term stands for a word: it is the word, its stem, or a part of a code or compound. */
export type TermRole = WordForm['role'] | 'stem';

export interface WordTerm {
  readonly term: string;
  readonly role: TermRole;
}

/**
 * A stem as it stands in the index. English stems look like words and so find words too; those of other languages are
 * marked, so that an Italian stem never meets an English word by chance.
 */
export type StemTerm = (word: string) => string;

/** What the terms of a word depend on, besides the word. */
export interface WordRules {
  readonly stemTerm: StemTerm;
  readonly stopWords: ReadonlySet<string>;
}

/** Longer words (digests, encoded blocks) are left out: nobody types them. */
const maximumTermLength = 64;

const spaceless = new RegExp(`[${spacelessScripts}]`, 'u');
const plainWord = /^\p{L}+$/u;

/**
 * The forms under which a word is found, without repeats: the word itself; a code whole and in parts; Chinese in pairs
 * of characters. Stop words have none.
 */
export function formsOfWord(word: string, rules: WordRules): WordForm[] {
  const folded = foldText(word);
  if (spaceless.test(folded)) return distinct(pairsOf(folded).map((form) => ({ form, role: 'bigram' })));
  const whole = folded.toLowerCase();
  if (plainWord.test(whole) && rules.stopWords.has(whole)) return [];
  const exact = withStem({ form: whole, role: 'exact' }, rules.stemTerm);
  const parts = partsOf(folded)
    .filter((part) => part !== exact.stem && !rules.stopWords.has(part))
    .map((form) => withStem({ form, role: 'part' }, rules.stemTerm));
  return distinct([exact, ...parts]);
}

/** The terms of a word's forms, without repeats: each form, then its stem. */
export function termsOfForms(forms: readonly WordForm[]): WordTerm[] {
  const terms = new Map<string, TermRole>();
  for (const { form, role, stem } of forms) {
    if (!terms.has(form)) terms.set(form, role);
    if (stem !== undefined && !terms.has(stem)) terms.set(stem, role === 'part' ? 'part' : 'stem');
  }
  return Array.from(terms, ([term, role]) => ({ term, role }));
}

function withStem(form: WordForm, stemTerm: StemTerm): WordForm {
  if (form.role === 'bigram' || !plainWord.test(form.form)) return form;
  const stem = stemTerm(form.form);
  return stem === form.form || stem === '' ? form : { ...form, stem };
}

function distinct(forms: readonly WordForm[]): WordForm[] {
  const byForm = new Map<string, WordForm>();
  for (const form of forms) {
    const { length } = form.form;
    if (length > 0 && length <= maximumTermLength && !byForm.has(form.form)) byForm.set(form.form, form);
  }
  return [...byForm.values()];
}

/** Neighbouring pairs of characters; a character alone is its own. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Ids that machines make up: nobody remembers a part of one. */
const uniqueId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Parts of a code or compound, in lower case: `9.15.1P3` → 9.15, 9.15.1, 15, 1p3; `GetFileVersion` → get, file, version. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  if (uniqueId.test(word)) return parts;
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
  const numbers = /^\p{L}*(\d+(?:\.\d+)+)/u.exec(word)?.[1]?.split('.');
  if (!numbers) return [];
  return numbers.slice(1).map((_, index) => numbers.slice(0, index + 2).join('.'));
}

/** Words in a compound, by capitals and by where letters meet digits: `SQLServer2019` → SQL, Server, 2019. */
function humpsOf(piece: string): string[] {
  const humps = piece.match(/\p{Lu}{2,}(?=\p{Lu}\p{Ll}{2})|\p{Lu}?\p{Ll}{2,}|\p{Lu}{2,}|\d{2,}/gu);
  return humps && humps.length > 0 && humps[0] !== piece ? humps : [];
}
