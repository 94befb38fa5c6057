import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzerOfLanguage } from '../analyzer-of-language.ts';
import { excerptOf, markText, type Segment } from '../../../../src/core/search/passage/excerpt.ts';
import { findMarks, type Mark } from '../../../../src/core/search/passage/find-marks.ts';
import { wordsOfArticle } from '../../../../src/core/search/ranking/article-words.ts';
import { createLexicon } from '../../../../src/core/search/ranking/lexicon.ts';
import { exampleArticle } from '../example-articles.ts';

const show = (segments: readonly Segment[]): string =>
  segments.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

/** The marks of a text where it has any of some terms, all of the same weight. */
function marksOf(text: string, terms: readonly string[], language = 'en'): Mark[] {
  const lexicon = createLexicon(analyzerOfLanguage(language));
  const article = { ...exampleArticle({ language, text }), title: '' };
  const words = wordsOfArticle(article, lexicon);
  const weights = new Map(terms.flatMap((term) => lexicon.wordsOfTerm(term)).map((word) => [word, 1]));
  const body = words.texts.find(({ part }) => part === 'body');
  return findMarks(words, body, weights);
}
const excerpt = (text: string, terms: readonly string[], language = 'en'): string =>
  show(excerptOf(text, marksOf(text, terms, language)));

const filler = 'Nothing of note stands in this sentence at all. ';

describe('excerptOf', () => {
  it('is the whole of a short text', () => {
    expect(excerpt('The disk is full.', ['disk'])).toBe('The [disk] is full.');
  });

  it('is the place where most different words stand together', () => {
    const text = `${filler.repeat(4)}A disk. ${filler.repeat(6)}The quorum of the disk is lost. ${filler.repeat(6)}`;
    expect(excerpt(text, ['disk', 'quorum'])).toMatch(/^… The \[quorum\] of the \[disk\] is lost\. .* …$/);
  });

  it('is the beginning where nothing is marked', () => {
    expect(excerpt(filler.repeat(20), ['disk'])).toMatch(/^Nothing of note .* …$/);
  });

  it('marks inflected words, codes and pairs of Chinese characters', () => {
    expect(excerpt('Restored snapshots', ['restor', 'snapshot'])).toBe('[Restored] [snapshots]');
    expect(excerpt('See ORA-00257!', ['ora-00257'])).toBe('See [ORA-00257]!');
    expect(excerpt('存储池已满，无法写入', ['存储', '储池', '写入'], 'zh-Hans')).toBe(
      '[存储池]已满，无法[写入]',
    );
  });

  it('loses no text and marks only what was found, whatever the text', () => {
    const analyzer = analyzerOfLanguage('en');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const terms = analyzer.termsOfText(text).filter((_, index) => index % 2 === 0);
        const marks = marksOf(text, terms);
        const joined = markText(text, marks)
          .map((segment) => segment.text)
          .join('');
        expect(joined.replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
        expect(excerptOf(text, marks).length).toBeGreaterThanOrEqual(text === '' ? 0 : 1);
      }),
    );
  });
});
