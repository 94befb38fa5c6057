import type { ManifestArticle } from '../article/article-manifest.ts';
import type { Policy } from '../policy/policy.ts';
import { recordOf, type NewSearch } from '../search-log/recorded-search.ts';
import type { DemoContent } from './demo-content.ts';
import type { DemoSet } from './demo-store.ts';
import { linkDemoCase, openDemoArticles } from './link-demo-case.ts';
import { makeOpinions } from './make-opinions.ts';
import { liveCase } from './live-case.ts';
import { planCases } from './plan-cases.ts';
import { createRandom, type Random } from './random.ts';

export interface DemoOptions {
  readonly articles: readonly ManifestArticle[];
  readonly policy: Pick<Policy, 'products'>;
  /** UTC milliseconds: the cases end here. */
  readonly now: number;
  /** The same seed makes the same cases. */
  readonly seed?: number;
}

const day = 86_400_000;

/**
 * Makes the demo cases of the year before now, and its searches.
 *
 * @throws What the content tells would not be possible by the rules of cases.
 */
export function makeDemoSet(
  content: DemoContent,
  { articles: list, policy, now, seed = 20 }: DemoOptions,
): DemoSet {
  const random = createRandom(seed);
  const articles = openDemoArticles(list);
  const cases = planCases(content, { now, random, createdAt: articles.createdAt }).map((planned) => {
    const { family, customer } = planned;
    const product = policy.products.find(({ id }) => id === (family.products[customer.id] ?? family.product));
    const component = product?.components.find(({ id }) => id === family.component);
    const team = component?.team ?? product?.team;
    if (team === undefined) throw new Error(`no team has ${family.product}`);
    const story = liveCase({ planned, desk: content.desk, team, now, random });
    return { ...story, links: linkDemoCase({ planned, story, articles, now, random }) };
  });
  return {
    cases,
    searches: makeSearches(content, list, now, random),
    ...makeOpinions(content, articles, now, random),
  };
}

/** Searches of the year: most led to an article, some found nothing. */
function makeSearches(
  { desk }: DemoContent,
  articles: readonly ManifestArticle[],
  now: number,
  random: Random,
): DemoSet['searches'] {
  const known = new Set(articles.map(({ key }) => key));
  const record = (
    words: string,
    results: number,
    { isFromCases, clicked }: Pick<NewSearch, 'isFromCases' | 'clicked'> = {},
  ): DemoSet['searches'][number] => {
    const at = now - Math.floor(random.next() ** 1.5 * 364 * day) - 60_000;
    const place = random.chance(0.8) ? 'site' : 'case';
    return recordOf({ words, results, lang: 'en', place, isFromCases, clicked }, at);
  };
  const found = desk.searches.found.flatMap(({ words, article, position, isFromCases }) =>
    Array.from({ length: 6 + random.below(12) }, () => {
      const isOpened = known.has(article) && random.chance(0.75);
      return record(words, 3 + random.below(20), {
        isFromCases: isFromCases === true && position === 1,
        clicked: isOpened ? { article, position, isFromCases } : undefined,
      });
    }),
  );
  const nothing = desk.searches.nothing.flatMap(({ words, times }) =>
    Array.from({ length: times }, () => record(words, 0)),
  );
  return [...found, ...nothing].toSorted((a, b) => a.at - b.at);
}
