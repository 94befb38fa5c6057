import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorruptFileError, encodeText } from '../../../../src/core/search/format/bytes.ts';
import { readWording, writeWording } from '../../../../src/core/search/format/wording-file.ts';
import { isWordingTelling } from '../../../../src/core/search/wording/judge-wording.ts';
import { learnWording, spread } from '../../../../src/core/search/wording/learn-wording.ts';
import {
  measureFit,
  profileOf,
  wordQuery,
  type TextWords,
} from '../../../../src/core/search/wording/measure-fit.ts';
import {
  closenessOf,
  middleOf,
  sketchOf,
  triplesOf,
  type Sketch,
} from '../../../../src/core/search/wording/sketch.ts';
import type { WordedArticle } from '../../../../src/core/search/wording/wording.ts';
import { wordsOfSaying } from '../../../../src/core/search/wording/words-of-saying.ts';
import { analyzerOfLanguage } from '../analyzer-of-language.ts';
import { saidOtherwise } from './said-cases.ts';

const words = (text: string): readonly string[] => wordsOfSaying(text, analyzerOfLanguage('en'));
const worded: readonly WordedArticle[] = saidOtherwise.map(({ title, statements }) => ({
  title: words(title),
  statements: statements.map(words),
}));

describe('wordsOfSaying', () => {
  it('has each word once, by its stem, stop words and pairs of Chinese characters among them', () => {
    expect(words('Deleting files from files')).toEqual(['delet', 'file', 'from']);
    expect(wordsOfSaying('删除文件', analyzerOfLanguage('zh'))).toEqual(['删除', '除文', '文件']);
  });
});

describe('learnWording', () => {
  it('learns which word of a title a customer means by another', () => {
    const { said } = learnWording(worded);
    const meant = (text: string) =>
      Array.from(said, ([word, shares]) => ({ word, share: shares.get(words(text)[0] ?? '') ?? 0 })).toSorted(
        (a, b) => b.share - a.share,
      )[0]?.word;
    expect(['pinwall', 'colour', 'removing', 'download'].map(meant)).toEqual(
      words('board label delete export'),
    );
  });

  it('counts the articles and the statements that have a word', () => {
    const { articles, words: uses } = learnWording(worded);
    expect(articles).toBe(16);
    expect(uses.get('canva')).toMatchObject({ articles: 4, statements: 8 });
    expect(uses.get('board')).toMatchObject({ articles: 4, statements: 0 });
  });

  it('spreads what is too much over the whole of it', () => {
    expect(spread([1, 2, 3, 4, 5, 6], 3)).toEqual([1, 3, 5]);
    expect(spread([1, 2], 3)).toEqual([1, 2]);
  });
});

describe('measureFit', () => {
  it('fits best what is called otherwise, also where the article itself has no case', () => {
    // Of one article nobody said anything.
    const articles = worded.map((article, index) => (index === 0 ? { ...article, statements: [] } : article));
    const wording = learnWording(articles);
    const profiles = articles.map((article) => profileOf(article, wording), wording);
    const fits = profiles.map((profile) =>
      measureFit(wordQuery(words('removing boards'), wording), profile, wording),
    );
    expect(fits.indexOf(Math.max(...fits))).toBe(0);
  });

  it('is the same for all where a query has no word that is known', () => {
    const wording = learnWording(worded);
    const fits = worded.map((article) =>
      measureFit(wordQuery(['xyzzy'], wording), profileOf(article, wording), wording),
    );
    expect(new Set(fits)).toEqual(new Set([0]));
  });
});

describe('measureFit of one article', () => {
  const wording = learnWording(worded);
  const said = {
    title: words('Export boards'),
    statements: [words('Saving the canvas'), words('A local copy')],
  };
  const fitOf = (query: string, article: WordedArticle = said, text?: TextWords): number =>
    measureFit(wordQuery(words(query), wording), profileOf(article, wording), wording, text);

  it('is better for what its customers said, for what its title means, and for what its text has', () => {
    const unheard = { ...said, statements: [] };
    expect(fitOf('local copy')).toBeGreaterThan(fitOf('local copy', unheard));
    expect(fitOf('download', unheard)).toBeGreaterThan(fitOf('alphabetical', unheard));
    const text: TextWords = { length: 20, timesOf: (word) => (word === 'alphabet' ? 2 : 0) };
    expect(fitOf('alphabetical', said, text)).toBeGreaterThan(fitOf('alphabetical'));
  });

  it('is better the more of the statements have a word', () => {
    const twice = { ...said, statements: [words('A local copy'), words('A local file')] };
    expect(fitOf('local', twice)).toBeGreaterThan(fitOf('local'));
  });

  it('is better for a misspelt word than for another one', () => {
    expect(fitOf('canvvas')).toBeGreaterThan(fitOf('colours'));
    expect(fitOf('canvas')).toBeGreaterThan(fitOf('canvvas'));
  });

  it('falls as the text gets longer, with the words as often', () => {
    const fits = [20, 200, 2000].map((length) => fitOf('alphabetical', said, { length, timesOf: () => 2 }));
    expect(fits).toEqual(fits.toSorted((a, b) => b - a));
  });
});

describe('a sketch', () => {
  const wording = learnWording(worded);
  const sketchFor = (text: string): Sketch => sketchOf(words(text), wording);
  const wordLists = fc.array(fc.string({ unit: 'grapheme', maxLength: 9 }), { minLength: 1, maxLength: 9 });

  it('is as close to itself as can be, and to others as they are to it', () => {
    fc.assert(
      fc.property(wordLists, wordLists, (one, other) => {
        const [a, b] = [sketchOf(one, wording), sketchOf(other, wording)];
        expect(closenessOf(a, b)).toBeCloseTo(closenessOf(b, a), 10);
        expect(closenessOf(a, b)).toBeGreaterThanOrEqual(0);
        expect(closenessOf(a, b)).toBeLessThanOrEqual(1 + 1e-9);
        expect(closenessOf(a, a)).toBeCloseTo(Number(a.size > 0), 10);
      }),
    );
  });

  it('has the triples of words, with where they begin and end', () => {
    expect(triplesOf('mail')).toEqual([' ma', 'mai', 'ail', 'il ']);
    expect(triplesOf('删除')).toEqual([' 删除', '删除 ']);
    expect(triplesOf('a')).toEqual([' a ']);
  });

  it('weighs least what most articles have', () => {
    const sketch = sketchFor('the pinwall');
    expect(sketch.get('the')).toBeLessThan(sketch.get('pin') ?? 0);
  });

  it('of several texts is closest to what they have in common', () => {
    const middle = middleOf([sketchFor('local copy'), sketchFor('local file')]);
    expect(closenessOf(middle, sketchFor('local'))).toBeGreaterThan(closenessOf(middle, sketchFor('copy')));
    expect(middleOf([]).size).toBe(0);
  });
});

describe('isWordingTelling', () => {
  it('says yes where customers say alike what one article answers', () => {
    expect(isWordingTelling(worded)).toBe(true);
  });

  it('says no where each says something else', () => {
    const apart = worded.map(({ title }, article) => ({
      title,
      statements: [0, 1, 2, 3].map((index) => [unlikeAnyOther(article * 4 + index), 'is', 'broken']),
    }));
    expect(isWordingTelling(apart)).toBe(false);
  });

  it('says no where titles tell as much, and where few cases are known', () => {
    expect(isWordingTelling(worded.map(({ title }) => ({ title, statements: [title, title, title] })))).toBe(
      false,
    );
    expect(isWordingTelling(worded.slice(0, 9))).toBe(false);
  });
});

describe('the file of a wording', () => {
  it('is read as it was written', () => {
    const wording = learnWording(worded);
    expect(readWording(writeWording(wording))).toEqual(wording);
  });

  it.each([
    '',
    '{',
    '[]',
    '[1,2]',
    '[1,2,[[]],[]]',
    '[1,2,[["a",1]],[]]',
    '[1,2,[["a",1,1]],[[7]]]',
    '[1,2,[["a",1,1]],[[0,0]]]',
  ])('is refused when it is damaged: %s', (text) => {
    expect(() => readWording(encodeText(text))).toThrow(CorruptFileError);
  });

  it('is read or refused, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isReadOrRefused(JSON.stringify(value))).toBe(true);
      }),
    );
  });
});

/** A word that has hardly a triple of letters in common with those of other numbers. */
function unlikeAnyOther(number: number): string {
  return (Math.imul(number + 1, 0x9e_37_79_b1) >>> 0).toString(36);
}

function isReadOrRefused(text: string): boolean {
  try {
    readWording(encodeText(text));
    return true;
  } catch (error) {
    return error instanceof CorruptFileError;
  }
}
