import { articleStatesOf, stateTable } from './compute/article-states.ts';
import { citationsOf, gapsOf, knowledgeSharesOf, linkRateOf, reusesOf } from './compute/case-figures.ts';
import { contentStandardOf, criteriaTable } from './compute/content-standard.ts';
import { reuseTables } from './compute/reuse-tables.ts';
import { captureLossOf, linkAccuracyOf } from './compute/sampled.ts';
import { answeredSearchTable, searchesByCasesOf } from './compute/searches-by-cases.ts';
import { searchCaseTable, selfServiceOf } from './compute/self-service.ts';
import { publicationTable, timeToPublishOf } from './compute/time-to-publish.ts';
import { caseQueryOf } from './case-query-of.ts';
import type { Figure } from './figure.ts';
import type { MeasureId } from './measure.ts';
import { measureOf } from './measures.ts';
import type { MeasuredArticle, MeasureFilter, MetricsStore } from './metrics-store.ts';
import { dayMilliseconds, periodsIn, type PeriodKind, type Span } from './period.ts';
import type { MeasureTable } from './table.ts';

/** What is measured: by which periods, from when to when, for whom. */
export interface MeasureQuestion extends MeasureFilter {
  readonly period: PeriodKind;
  /** Whole periods. */
  readonly span: Span;
  /** UTC milliseconds. */
  readonly now: number;
}

/** A figure with its value. */
export interface MeasuredFigure extends Figure {
  readonly id: string;
  /** Query of the list of cases that are counted in it, where a list of cases says it. */
  readonly caseQuery?: string;
}

/** A period of a trend. */
export interface MeasurePoint {
  readonly span: Span;
  /** Whether it is not over yet, so that its numbers will change. */
  readonly isOpen: boolean;
  readonly figures: readonly MeasuredFigure[];
}

export interface MeasureAnswer {
  readonly id: MeasureId;
  /** Over the whole span, in the order of the measure's figures. */
  readonly figures: readonly MeasuredFigure[];
  /** Period by period; none where the measure is of how things stand now. */
  readonly points: readonly MeasurePoint[];
  readonly tables: readonly MeasureTable[];
}

/** Answers a measure. With its tables unless they are not wanted. */
export async function answerMeasure(
  store: MetricsStore,
  id: MeasureId,
  question: MeasureQuestion,
  { withTables = true }: { readonly withTables?: boolean } = {},
): Promise<MeasureAnswer> {
  const { span, now } = question;
  const ask: Ask = { store, question, withTables };
  switch (id) {
    case 'link-rate':
      return trend(id, ask, await store.readCaseDays(span, question), startOfDay, linkRateOf);
    case 'known-new-unknown':
      return trend(id, ask, await store.readCaseDays(span, question), startOfDay, knowledgeSharesOf);
    case 'link-accuracy':
      return trend(id, ask, await store.readJudged(span, question), closing, linkAccuracyOf);
    case 'capture-loss':
      return trend(id, ask, await store.readJudged(span, question), closing, captureLossOf);
    case 'reuse':
      return trend(id, ask, await store.readReuseDays(span, question), startOfDay, reusesOf, async () =>
        reuseTables(await store.readReuses(span, question), await readArticles(ask)),
      );
    case 'citations':
      return trend(id, ask, await store.readReuseDays(span, question), startOfDay, citationsOf);
    case 'time-to-publish': {
      const publications = await store.readPublications(span, question);
      return trend(
        id,
        ask,
        publications,
        ({ publishedAt }) => publishedAt,
        timeToPublishOf,
        async () => [publicationTable(publications)],
      );
    }
    case 'content-standard': {
      const articles = await readArticles(ask);
      const tables = withTables ? [criteriaTable(articles, now)] : [];
      return { id, figures: named(id, contentStandardOf(articles, now), ask, span), points: [], tables };
    }
    case 'article-states': {
      const articles = await readArticles(ask);
      const tables = withTables ? [stateTable(articles, now)] : [];
      return { id, figures: named(id, articleStatesOf(articles), ask, span), points: [], tables };
    }
    case 'self-service':
      return trend(id, ask, await store.readReaderDays(span), startOfDay, selfServiceOf, async () => [
        searchCaseTable(await store.readSearchCases(span, shownCases)),
      ]);
    case 'searches-by-cases': {
      const days = [...(await store.readReaderDays(span)), ...(await store.readCaseSearchDays(span))];
      return trend(id, ask, days, startOfDay, searchesByCasesOf, async () => [
        answeredSearchTable(await store.readAnsweredSearches(span, shownSearches)),
      ]);
    }
    case 'gaps': {
      const days = [...(await store.readCaseDays(span, question)), ...(await store.readReaderDays(span))];
      return trend(id, ask, days, startOfDay, gapsOf);
    }
  }
}

const shownCases = 50;
const shownSearches = 50;

interface Ask {
  readonly store: MetricsStore;
  readonly question: MeasureQuestion;
  readonly withTables: boolean;
}

const startOfDay = ({ day }: { readonly day: number }): number => day * dayMilliseconds;
const closing = ({ closedAt }: { readonly closedAt: number }): number => closedAt;

/** Articles about the product that are kept by the team that is asked for. */
async function readArticles({ store, question }: Ask): Promise<readonly MeasuredArticle[]> {
  const { product, team } = question;
  return (await store.readArticles()).filter(
    (article) =>
      (product === undefined || article.products.includes(product)) &&
      (team === undefined || article.owner === team),
  );
}

async function trend<Row>(
  id: MeasureId,
  ask: Ask,
  rows: readonly Row[],
  instantOf: (row: Row) => number,
  figuresOf: (rows: readonly Row[]) => readonly Figure[],
  readTables: () => Promise<readonly MeasureTable[]> = async () => [],
): Promise<MeasureAnswer> {
  const { period, span, now } = ask.question;
  const points = periodsIn(period, span).map((each): MeasurePoint => {
    const within = rows.filter((row) => instantOf(row) >= each.from && instantOf(row) < each.before);
    return { span: each, isOpen: now < each.before, figures: named(id, figuresOf(within), ask, each) };
  });
  const tables = ask.withTables ? await readTables() : [];
  return { id, figures: named(id, figuresOf(rows), ask, span), points, tables };
}

/** Figures with their names, in the order in which the measure defines them. */
function named(id: MeasureId, figures: readonly Figure[], { question }: Ask, span: Span): MeasuredFigure[] {
  return measureOf(id).figures.flatMap((definition, index) => {
    const figure = figures[index];
    const caseQuery = caseQueryOf(definition.id, span, question);
    return figure ? [{ ...figure, id: definition.id, ...(caseQuery !== undefined && { caseQuery }) }] : [];
  });
}
