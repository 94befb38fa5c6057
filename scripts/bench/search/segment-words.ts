/** Words of a text in a language that is written without spaces, by the platform's own dictionary. */
export function segmentWords(text: string, language: string): string[] {
  return Array.from(segmenterOf(language).segment(text))
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment);
}

/** Whether a language is written without spaces. */
export function isUnspaced(language: string): boolean {
  return ['zh', 'ja', 'th'].includes(language);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}
