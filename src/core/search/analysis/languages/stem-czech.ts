/**
 * Light stemmer for Czech, for words without diacritics and in lower case: takes off case endings and possessives and
 * undoes the common palatalisations.
 *
 * @see Ljiljana Dolamic, Jacques Savoy: Indexing and stemming approaches for the Czech language (2009)
 */
export function stemCzech(word: string): string {
  return undoPalatalisation(withoutPossessive(withoutCase(word)));
}

const caseEndings: readonly { readonly longerThan: number; readonly endings: readonly string[] }[] = [
  { longerThan: 7, endings: ['atech'] },
  { longerThan: 6, endings: ['etem', 'atum'] },
  {
    longerThan: 5,
    endings: 'ech ich eho emi emu ete eti iho imi imu ach ata aty ych ama ami ove ovi ymi'.split(' '),
  },
  { longerThan: 4, endings: 'em es im um at am os us ym mi ou'.split(' ') },
  { longerThan: 3, endings: ['a', 'e', 'i', 'o', 'u', 'y'] },
];

function withoutCase(word: string): string {
  for (const { longerThan, endings } of caseEndings) {
    if (word.length <= longerThan) continue;
    const ending = endings.find((candidate) => word.endsWith(candidate));
    if (ending !== undefined) return word.slice(0, -ending.length);
  }
  return word;
}

function withoutPossessive(word: string): string {
  return word.length > 5 && /(?:ov|in|uv)$/.test(word) ? word.slice(0, -2) : word;
}

function undoPalatalisation(word: string): string {
  if (word.endsWith('ct')) return `${word.slice(0, -2)}ck`;
  if (word.endsWith('st')) return `${word.slice(0, -2)}sk`;
  if (word.endsWith('c')) return `${word.slice(0, -1)}k`;
  if (word.endsWith('z')) return `${word.slice(0, -1)}h`;
  // The moving e: "okének" beside "okénko".
  return word.length > 2 && word.at(-2) === 'e' ? word.slice(0, -2) + word.slice(-1) : word;
}
