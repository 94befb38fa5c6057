import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorruptFileError, encodeText } from '../../../../src/core/search/format/bytes.ts';
import { readWording, writeWording } from '../../../../src/core/search/format/wording-file.ts';
import { isWordingTelling } from '../../../../src/core/search/wording/judge-wording.ts';
import { learnWording, spread } from '../../../../src/core/search/wording/learn-wording.ts';
import { measureFit, profileOf, wordQuery } from '../../../../src/core/search/wording/measure-fit.ts';
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

describe('isWordingTelling', () => {
  it('says yes where customers say alike what one article answers', () => {
    expect(isWordingTelling(worded)).toBe(true);
  });

  it('says no where each says something else', () => {
    const apart = worded.map(({ title }, article) => ({
      title,
      statements: [0, 1, 2, 3].map((index) => [`word-${article}-${index}`, 'is', 'broken']),
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

function isReadOrRefused(text: string): boolean {
  try {
    readWording(encodeText(text));
    return true;
  } catch (error) {
    return error instanceof CorruptFileError;
  }
}
