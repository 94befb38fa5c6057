import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzerOfLanguage } from './analyzer-of-language.ts';
import { buildIndexOf } from '../../../src/core/search/build/build-search-index.ts';
import { openIndexFiles } from '../../../src/core/search/engine/index-files.ts';
import { answerClauses } from '../../../src/core/search/engine/answer-clauses.ts';
import type { Matches } from '../../../src/core/search/engine/match-articles.ts';
import { createPartialIndex } from '../../../src/core/search/engine/partial-index.ts';
import { runClauses, type LunrHit } from '../../../src/core/search/engine/run-clauses.ts';
import { createStatistics } from '../../../src/core/search/engine/statistics.ts';
import { clausesOf } from '../../../src/core/search/query/clauses.ts';
import { parseQuery } from '../../../src/core/search/query/parse-query.ts';
import { createLexicon } from '../../../src/core/search/ranking/lexicon.ts';
import type { SearchArticle } from '../../../src/core/search/search-document.ts';
import { exampleArticle, loadFrom, readStackfaq, readStackfaqQuestions } from './example-articles.ts';
import { openWholeLunr } from './whole-lunr.ts';

const word = (terms: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...terms) },
    {
      weight: 1,
      arbitrary: fc.string({
        unit: fc.constantFrom(...Array.from('abcdeinost')),
        minLength: 2,
        maxLength: 6,
      }),
    },
  );

/** A word with any of the operators of lunr's syntax. */
function queryWord(terms: readonly string[]): fc.Arbitrary<string> {
  const chopped = fc.tuple(word(terms), fc.nat(5), fc.nat(3));
  return fc.oneof(
    { weight: 5, arbitrary: word(terms) },
    { weight: 2, arbitrary: chopped.map(([text, cut]) => `${text.slice(0, 2 + cut)}*`) },
    { weight: 1, arbitrary: chopped.map(([text, cut]) => `*${text.slice(-2 - cut)}`) },
    {
      weight: 1,
      arbitrary: chopped.map(([text, cut, from]) => `${text.slice(0, 1 + from)}*${text.slice(-1 - cut)}`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(word(terms), fc.constantFrom(1, 2)).map(([text, edits]) => `${text}~${edits}`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(word(terms), fc.integer({ min: 2, max: 9 })).map(([text, by]) => `${text}^${by}`),
    },
    { weight: 1, arbitrary: word(terms).map((text) => `+${text}`) },
    { weight: 1, arbitrary: word(terms).map((text) => `-${text}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('', '+', '-'), fc.constantFrom('title', 'body', 'codes', 'cases'), word(terms))
        .map(([sign, field, text]) => `${sign}${field}:${text}`),
    },
  );
}

const query = (terms: readonly string[]): fc.Arbitrary<string> =>
  fc.array(queryWord(terms), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

const essence = (hits: readonly LunrHit[]) =>
  hits.map(({ article, score, terms }) => ({ article, score, terms: Object.keys(terms).toSorted() }));

/** Both engines for the same articles, asked with the same clauses. */
async function openBoth(articles: readonly SearchArticle[], hasPlainTree: boolean) {
  const files = await openIndexFiles(loadFrom(buildIndexOf(articles)));
  const statistics = createStatistics(files.manifest, files.table);
  const analyzers = new Map(
    files.manifest.languages.map((language) => [language, analyzerOfLanguage(language)]),
  );
  const analyzerOf = (language: string) => analyzers.get(language) ?? analyzerOfLanguage(language);
  const lexiconOf = (language: string) => createLexicon(analyzerOf(language));
  const whole = openWholeLunr(articles, hasPlainTree);
  return {
    terms: whole.terms,
    ask: async (text: string, asYouType: boolean) => {
      const { words } = parseQuery(text, { asYouType });
      const list = clausesOf(words, files.manifest.languages.map(analyzerOf));
      const context = { files, statistics, analyzerOf, lexiconOf, missing: [], signal: undefined };
      const { clauses, postings, matches } = await answerClauses(list, context);
      const isNegated = clauses.every(({ presence }) => presence === 'prohibited');
      const ofSome = (some: readonly number[]): LunrHit[] =>
        runClauses(createPartialIndex(postings, statistics, some, isNegated), clauses, (term) =>
          postings.has(term),
        );
      const matched = [...matches.articles];
      const some = matched.filter((article) => article % 3 === 1);
      const wholeHits = whole.find(clauses);
      return {
        shards: essence(ofSome(matched)),
        whole: essence(wholeHits),
        shardsOfSome: essence(ofSome(some)),
        wholeOfSome: essence(wholeHits.filter(({ article }) => some.includes(article))),
        /** What the first choice among all articles is made by. */
        matches,
      };
    },
  };
}

/** Every other article with what people asked who were answered by it. */
function withCases(articles: readonly SearchArticle[]): SearchArticle[] {
  const asked = readStackfaqQuestions();
  return articles.map((article, index) => {
    const statements = index % 2 === 0 ? (asked.get(article.key) ?? []) : [];
    return statements.length === 0 ? article : { ...article, cases: { statements, reuse: 1 } };
  });
}

const byNumber = (a: number, b: number): number => a - b;

/** The scores by which articles are chosen, as far from lunr's as rounding takes them. */
function expectScores(
  { articles, scores }: Matches,
  hits: readonly { article: number; score: number }[],
): void {
  expect([...articles].toSorted(byNumber)).toEqual(hits.map(({ article }) => article).toSorted(byNumber));
  const differences = hits.map(({ article, score }) => Math.abs((scores[article] ?? 0) - score));
  expect(Math.max(0, ...differences)).toBeLessThan(1e-9);
}

describe('search in shards', () => {
  it('gives the same documents, order and scores as the whole lunr index on random corpora', async () => {
    const letters = fc.constantFrom(...Array.from('aeinostr'));
    const term = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
    const text = fc.array(term, { maxLength: 25 }).map((words) => words.join(' '));
    const section = fc.record({ id: term, heading: text, text });
    const article = fc.record({
      title: text,
      codes: text,
      sections: fc.array(section, { minLength: 1, maxLength: 4 }),
      language: fc.constantFrom('en', 'it', 'cs'),
      said: fc.array(text, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        fc.boolean(),
        async (drafts, seeds, asYouType) => {
          const articles = drafts.map(({ title, codes, said, ...rest }) =>
            exampleArticle({
              ...rest,
              title,
              texts: { title, codes },
              ...(said.length > 0 && { cases: { statements: said, reuse: said.length } }),
            }),
          );
          // These terms have no digits, so lunr's own set of terms serves.
          const both = await openBoth(articles, false);
          if (both.terms.length === 0) return;
          const [seed] = seeds.take(1);
          for (const asked of fc.sample(query(both.terms), { seed: seed ?? 0, numRuns: 20 })) {
            const { shards, whole, shardsOfSome, wholeOfSome, matches } = await both.ask(asked, asYouType);
            expect({ asked, shards }).toEqual({ asked, shards: whole });
            expect({ asked, shards: shardsOfSome }).toEqual({ asked, shards: wholeOfSome });
            expectScores(matches, whole);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  const isAbsent = !existsSync('../shared/data/search/stackfaq/docs.jsonl');
  describe.skipIf(isAbsent)('on the stackfaq set (skipped where ../shared/data is absent)', () => {
    let both: Awaited<ReturnType<typeof openBoth>>;
    beforeAll(async () => {
      both = await openBoth(withCases(readStackfaq()), true);
    });

    // Together 10,000.
    it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
      'gives the same documents, order and scores for the thousand random queries of seed %i',
      async (seed) => {
        const plain = both.terms.filter((term) => /^[a-z0-9.-]+$/.test(term));
        for (const text of fc.sample(query(plain), { seed, numRuns: 1000 })) {
          const { shards, whole, matches } = await both.ask(text, text.length % 2 === 0);
          expect({ text, shards }).toEqual({ text, shards: whole });
          expectScores(matches, whole);
        }
      },
    );

    it('gives all documents for a query that only prohibits', async () => {
      const { shards, whole } = await both.ask('-facebook', false);
      expect(shards.length).toBeGreaterThan(50);
      expect(shards).toEqual(whole);
    });
  });
});
