/** The words of a set by how many documents have them. */
export interface Vocabulary {
  readonly isInMostDocuments: (word: string) => boolean;
  readonly isInOneDocument: (word: string) => boolean;
  /** A word that about as many documents have: at least half as many, and not twice as many. */
  readonly pickAsFrequent: (word: string, random: () => number) => string;
}

/** @param texts Words of each document, in lower case. */
export function createVocabulary(texts: readonly (readonly string[])[]): Vocabulary {
  const frequencies = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  const bands = Map.groupBy(
    Array.from(frequencies.keys())
      .filter((word) => !/\d/.test(word))
      .toSorted(),
    (word) => bandOf(frequencies.get(word) ?? 0),
  );
  return {
    isInMostDocuments: (word) => (frequencies.get(word) ?? 0) > texts.length / 2,
    isInOneDocument: (word) => frequencies.get(word) === 1,
    pickAsFrequent: (word, random) => {
      const band = bands.get(bandOf(frequencies.get(word) ?? 0)) ?? [];
      return band[Math.floor(random() * band.length)] ?? word;
    },
  };
}

function bandOf(documents: number): number {
  return Math.floor(Math.log2(documents));
}
