import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndexOf } from '../../../../src/core/search/build/build-search-index.ts';
import { openSimilarity } from '../../../../src/core/search/similar/find-similar.ts';
import { exampleArticle, loadFrom } from '../example-articles.ts';

const vocabulary = Array.from(
  { length: 307 },
  (_, number) => `term${String.fromCharCode(97 + (number % 26))}x${number}`,
);
/** Forty words, of which two articles share few: the size of the vocabulary is prime. */
const textOf = (number: number): string =>
  Array.from({ length: 40 }, (_, index) => vocabulary[(number * 37 + index * (number + 3)) % 307]).join(' ');

const articles = [
  ...Array.from({ length: 20 }, (_, number) =>
    exampleArticle({ key: `SN-${1000 + number}`, title: `Article ${number}`, text: textOf(number) }),
  ),
  exampleArticle({
    key: 'SN-2000',
    title: 'Planted',
    text: `${textOf(7).split(' ').slice(0, 36).join(' ')} some other words`,
  }),
  exampleArticle({ key: 'SN-1007.it', language: 'it', title: 'Piantato', text: textOf(7) }),
];
const open = () => openSimilarity({ load: loadFrom(buildIndexOf(articles)) });

describe('openSimilarity', () => {
  it('finds a planted near-duplicate first, in its language only', async () => {
    const { likeArticle } = await open();
    const [first] = (await likeArticle('SN-2000')) ?? [];
    expect(first?.key).toBe('SN-1007');
    expect(first?.similarity).toBeGreaterThan(0.7);
    expect(await likeArticle('SN-1007.it')).toEqual([]);
    expect(await likeArticle('SN-9999')).toBeUndefined();
  });

  it('lists it as the one pair', async () => {
    const { pairs } = await open();
    const [pair, ...others] = await pairs();
    expect(pair?.articles.map(({ key }) => key)).toEqual(['SN-1007', 'SN-2000']);
    expect(others).toEqual([]);
  });

  it('gives 1 for the same words and nothing where no word is shared', async () => {
    const { likeText } = await open();
    const same = { language: 'en', title: 'Article 7', texts: [textOf(7)] };
    expect((await likeText(same))[0]).toMatchObject({ key: 'SN-1007', similarity: 1 });
    expect(await likeText({ language: 'en', title: 'unheard', texts: ['of'] })).toEqual([]);
    expect(await likeText({ language: 'en', title: '', texts: [] })).toEqual([]);
  });

  it('measures from 0 to 1 for any text', async () => {
    const { likeText } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...vocabulary), fc.string())), async (words) => {
        const similar = await likeText({ language: 'en', title: '', texts: [words.join(' ')] }, { least: 0 });
        expect(similar.every(({ similarity }) => similarity >= 0 && similarity <= 1)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
