/** Scripts that are written without spaces between words: each of their characters is a word of the index. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** What the tokenizer would take into words and must not: characters for private use, which mark facets; and what ends a text in C. */
const unwanted = /[\p{Co}\p{Cs}\p{Cc}]/gu;

/** A text as the word index takes it. */
export function searchableText(text: string): string {
  return text.replace(unwanted, ' ').replace(unspaced, ' $& ');
}

/** The number of a case as the word index has it: one word. */
export const numberWord = (sequence: number): string => `sr${String(sequence).padStart(6, '0')}`;

/** A part of a search: words that stand together, in this order. */
export interface SearchPhrase {
  readonly words: string;
  /** Whether the last word may go on. */
  readonly isBeginning: boolean;
}

/**
 * A word that may go on. Of fewer letters nearly every case has one, and all of them would have to be merged; those are taken for whole
 * words.
 */
const beginning = /[\p{L}\p{N}]{4,}\*$/u;

/** Words beyond these make no search better and every one slower. */
const mostPhrases = 24;

/**
 * Reads what somebody searches for: words, `"phrases"`, beginnings with an asterisk and numbers of cases. What holds no letter or
 * digit is left out.
 */
export function readSearch(text: string): SearchPhrase[] {
  const phrases: SearchPhrase[] = [];
  for (const match of text.matchAll(/"([^"]*)"?|(\S+)/g)) {
    const written = match[1] ?? match[2] ?? '';
    const isBeginning = match[2] !== undefined && beginning.test(written);
    const words = searchableText(written.replace(/^sr-(\d{6,12})$/i, 'sr$1')).trim();
    if (/[\p{L}\p{N}]/u.test(words)) phrases.push({ words, isBeginning });
  }
  return phrases.slice(0, mostPhrases);
}

/** A phrase in the query language of FTS5: a string, whose words the tokenizer finds as it found those of the texts. */
export function phraseQuery({ words, isBeginning }: SearchPhrase): string {
  return `"${words.replaceAll('"', ' ')}"${isBeginning ? '*' : ''}`;
}
