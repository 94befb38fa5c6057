import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOfArticle } from '../../../../src/core/search/ranking/article-words.ts';
import { createLexicon } from '../../../../src/core/search/ranking/lexicon.ts';
import {
  answeringWords,
  measureNearness,
  type Nearness,
} from '../../../../src/core/search/ranking/nearness.ts';
import {
  firstFactor,
  fullScore,
  highestScore,
  type FirstEvidence,
} from '../../../../src/core/search/ranking/score.ts';
import { analyzerOfLanguage } from '../analyzer-of-language.ts';
import { exampleArticle } from '../example-articles.ts';

/** Words a passage may have, as `nearness.ts` counts them. */
const passage = 32;
const asked = ['quorum', 'disk', 'alpha'] as const;
const filler = (words: number): string => 'other '.repeat(words);

function nearnessIn(text: string, title = 'Untitled', query: readonly string[] = asked): Nearness {
  const lexicon = createLexicon(analyzerOfLanguage('en'));
  const words = wordsOfArticle(exampleArticle({ title, text }), lexicon);
  const unitsOf = new Map(query.map((word, unit) => [word, [unit]]));
  const weights = query.map((_, unit) => unit + 1);
  return measureNearness(words, answeringWords({ unitsOf, weights, names: [] }, lexicon), weights);
}

describe('measureNearness', () => {
  it('is whole where a passage has all words, in any order, and not where they are farther apart', () => {
    expect(nearnessIn(`alpha ${filler(15)} quorum ${filler(14)} disk`).isWhole).toBe(true);
    expect(nearnessIn(`alpha ${filler(15)} quorum ${filler(15)} disk`).isWhole).toBe(false);
    expect(nearnessIn(`quorum disk ${filler(90)} alpha quorum`).isWhole).toBe(false);
  });

  it('is whole where the title has all of it, and not where the title has a part and the text the rest', () => {
    expect(nearnessIn(filler(3), 'Quorum of disk alpha').isWhole).toBe(true);
    expect(nearnessIn('alpha', 'Quorum disk').isWhole).toBe(false);
    expect(nearnessIn('quorum disk').isWhole).toBe(false);
  });

  it('is what a search of all passages finds', () => {
    const word = fc.constantFrom(...asked, 'other', 'other', 'other', 'other', 'other', 'other');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 90 }), (words) => {
        const passages = words.map((_, from) => new Set(words.slice(from, from + passage)));
        const isWhole = passages.some((within) => asked.every((each) => within.has(each)));
        expect(nearnessIn(words.join(' '), '').isWhole).toBe(isWhole);
      }),
    );
  });
});

describe('highestScore', () => {
  it('is never below the score that a text gives', () => {
    const word = fc.constantFrom(...asked, 'other');
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), share, share, (words, score, codes) => {
        // As weights are alike, coverage is a share of the weight, too.
        const unitsOf = new Map(asked.map((each, unit) => [each as string, [unit]]));
        const weights = asked.map(() => 1);
        const lexicon = createLexicon(analyzerOfLanguage('en'));
        const article = wordsOfArticle(exampleArticle({ title: '', text: words.join(' ') }), lexicon);
        const answering = answeringWords({ unitsOf, weights, names: [] }, lexicon);
        const nearness = measureNearness(article, answering, weights);
        const coverage = asked.filter((each) => words.includes(each)).length / asked.length;
        const first: FirstEvidence = {
          score,
          coverage,
          inCases: 0,
          caseShare: 0,
          codes,
          isReadersLanguage: true,
        };
        const full = fullScore({ ...first, nearness, resemblance: 0, confidence: 'validated', age: 0 });
        expect(full).toBeLessThanOrEqual(highestScore(first) + 1e-9);
      }),
    );
  });

  it('leaves out what only an article can have that has every word', () => {
    const first: FirstEvidence = {
      score: 1,
      coverage: 1,
      inCases: 0,
      caseShare: 0,
      codes: 0,
      isReadersLanguage: true,
    };
    const gain = highestScore(first) / highestScore({ ...first, coverage: 0.99 });
    expect(gain).toBeGreaterThan(1.25);
  });
});

const factorOf = (coverage: number): number => firstFactor({ coverage, codes: 0, isReadersLanguage: true });

describe('firstFactor', () => {
  it('prefers an article with every word by more than the words alone, as it may have them in one passage', () => {
    expect(factorOf(1) / factorOf(0.99)).toBeGreaterThan(1.15);
    expect(factorOf(0.99) / factorOf(0.98)).toBeLessThan(1.05);
  });
});
