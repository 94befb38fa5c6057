import { createAnalyzer, type Analyzer } from '../../../src/core/search/analysis/analyzer.ts';
import { loadWordRules } from '../../../src/core/search/analysis/languages/load-word-rules.ts';
import { buildIndexOf } from '../../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../../src/core/search/engine/open-search.ts';
import type { SearchArticle } from '../../../src/core/search/search-document.ts';
import { articlesOf, idsOf } from './own-articles.ts';
import { judgedDepth, meanQuality, measureRanking, type Quality } from './quality.ts';
import type { SearchSet, SetQuery } from './read-set.ts';

/** Queries asked with and without linked cases, pooled over all parts that the set is cut into. */
export interface ComparedQuality {
  readonly without: Quality;
  readonly with: Quality;
  /** Share of the queries whose first result says that linked cases brought it there. */
  readonly thanksToCases: number;
  /** The same by kind of query. */
  readonly kinds: Readonly<Record<string, Pick<ComparedQuality, 'without' | 'with'>>>;
}

/** What linked cases do to search. */
export interface MeasuredLinkedCases {
  /** Every second query is a case, linked to its answers; the others are asked. And the other way round. */
  readonly half: ComparedQuality;
  /** Three of four queries are cases; each fourth is asked. */
  readonly threeQuarters: ComparedQuality;
  /** Eleven of twelve are cases; each twelfth is asked. As if all queries of the set were known when another one comes. */
  readonly elevenTwelfths: ComparedQuality;
  /** Every second article has cases, from its own queries; asked is what the other articles answer. */
  readonly otherArticles: ComparedQuality;
  /** Those of them that no case resembles: with none has the query 3 of 10 of their words together in common. */
  readonly unlikeAnyCase: ComparedQuality;
}

/** Statements by the id of the document that answered them. */
type Taught = ReadonlyMap<string, readonly string[]>;

interface Asked {
  readonly query: SetQuery;
  readonly without: Quality;
  readonly with: Quality;
  readonly isThanksToCases: boolean;
  readonly isUnlikeAnyCase: boolean;
}

const resembling = 0.3;

/** Measures a set whose queries are taken for what customers said in resolved cases. */
export async function measureLinkedCases(
  set: SearchSet,
  say: (text: string) => void,
): Promise<MeasuredLinkedCases> {
  const articles = articlesOf(set.documents);
  const without = await openWith(articles, new Map(), set);
  const language = set.documents[0]?.lang ?? 'en';
  const analyzer = createAnalyzer((await loadWordRules([language]))(language));
  const askAll = async (
    parts: number,
    isTaught: (query: SetQuery, place: number, part: number) => boolean,
  ) => {
    const asked: Asked[] = [];
    for (let part = 0; part < parts; part++) {
      const taught = set.queries.filter((query, place) => isTaught(query, place, part));
      const apart = set.queries.filter((query) => !taught.includes(query));
      const cases = teach(taught, set);
      const likeness = compareWith(taught, analyzer);
      const search = await openWith(articles, cases, set);
      for (const query of apart) {
        const judgements = set.judgements.get(query.id) ?? new Map<string, number>();
        const answer = await search(query.text);
        asked.push({
          query,
          without: measureRanking((await without(query.text)).ids, judgements),
          with: measureRanking(answer.ids, judgements),
          isThanksToCases: answer.isThanksToCases,
          isUnlikeAnyCase: likeness(query) < resembling,
        });
      }
    }
    return asked;
  };
  say('asks half of the queries with the others as cases');
  const half = await askAll(2, (_, place, part) => place % 2 !== part);
  say('asks a quarter of them with the others as cases');
  const quarter = await askAll(4, (_, place, part) => place % 4 !== part);
  say('asks a twelfth of them with the others as cases');
  const twelfth = await askAll(12, (_, place, part) => place % 12 !== part);
  say('asks what other articles answer than those that have cases');
  const places = new Map(set.documents.map(({ id }, place) => [id, place]));
  const halfOf = ({ id }: SetQuery): number => (places.get(answersOf(id, set)[0] ?? '') ?? 0) % 2;
  const others = await askAll(2, (query, _, part) => halfOf(query) !== part);
  return {
    half: summarize(half),
    threeQuarters: summarize(quarter),
    elevenTwelfths: summarize(twelfth),
    otherArticles: summarize(others),
    unlikeAnyCase: summarize(others.filter(({ isUnlikeAnyCase }) => isUnlikeAnyCase)),
  };
}

function answersOf(query: string, { judgements }: SearchSet): string[] {
  return Array.from(judgements.get(query) ?? []).flatMap(([id, grade]) => (grade > 0 ? [id] : []));
}

function teach(queries: readonly SetQuery[], set: SearchSet): Taught {
  const taught = new Map<string, string[]>();
  for (const { id, text } of queries) {
    for (const document of answersOf(id, set)) {
      const statements = taught.get(document) ?? [];
      taught.set(document, statements);
      statements.push(text);
    }
  }
  return taught;
}

async function openWith(articles: readonly SearchArticle[], taught: Taught, set: SearchSet) {
  const idOf = idsOf(set.documents);
  const taughtArticles = articles.map((article) => {
    const statements = taught.get(idOf(article.key));
    return statements ? { ...article, cases: { statements, reuse: statements.length } } : article;
  });
  const files = new Map(buildIndexOf(taughtArticles).map(({ name, bytes }) => [name, bytes]));
  const { search } = await openSearch({
    load: async (name) => files.get(name) ?? Promise.reject(new Error(`the index has no file ${name}`)),
  });
  return async (text: string) => {
    const { hits } = await search(text, { limit: judgedDepth, loosen: true, hasFacets: false });
    return {
      ids: hits.map(({ key }) => idOf(key)),
      isThanksToCases: hits[0]?.cases?.isDecisive === true,
    };
  };
}

/** The largest share of their words together that a query and any case have in common. */
function compareWith(cases: readonly SetQuery[], analyzer: Analyzer): (query: SetQuery) => number {
  const wordsOf = ({ text }: SetQuery): ReadonlySet<string> => new Set(analyzer.termsOfText(text));
  const words = cases.map(wordsOf);
  return (query) => {
    const own = wordsOf(query);
    return Math.max(0, ...words.map((each) => own.intersection(each).size / (own.union(each).size || 1)));
  };
}

function summarize(asked: readonly Asked[]): ComparedQuality {
  const compare = (some: readonly Asked[]) => ({
    without: meanQuality(some.map((each) => each.without)),
    with: meanQuality(some.map((each) => each.with)),
  });
  const thanks = asked.filter(({ isThanksToCases }) => isThanksToCases).length;
  return {
    ...compare(asked),
    thanksToCases: Math.round((thanks / Math.max(1, asked.length)) * 10_000) / 10_000,
    kinds: Object.fromEntries(
      Array.from(
        Map.groupBy(asked, ({ query }) => query.kind),
        ([kind, ofKind]) => [kind, compare(ofKind)],
      ),
    ),
  };
}

/** A table for people. */
export function printLinkedCases(measured: MeasuredLinkedCases): string {
  const rows = Object.entries(measured).flatMap(([name, { kinds }]: [string, ComparedQuality]) =>
    Object.entries(kinds).map(([kind, { without, with: taught }]) =>
      [
        name.padEnd(14),
        kind.padEnd(12),
        String(taught.queries).padStart(6),
        ...(['success1', 'success5', 'ndcg10'] as const).map(
          (member) => `${without[member].toFixed(3)} → ${taught[member].toFixed(3)}`,
        ),
      ].join('  '),
    ),
  );
  return [
    `cases           kind         queries  ${['success1', 'success5', 'ndcg10'].map((name) => name.padEnd(13)).join('  ')}`,
    ...rows,
  ].join('\n');
}
