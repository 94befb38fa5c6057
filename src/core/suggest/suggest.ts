import { articleAddress } from '../article/address.ts';
import type { ArticleId } from '../article/article-id.ts';
import type { CaseNumber } from '../case/case-id.ts';
import type { Case } from '../case/case.ts';
import { adviseOnProblem, type StatedProblem } from '../keywords/advise-on-problem.ts';
import type { RoutingPolicy } from '../keywords/route-words.ts';
import type { CaseLink } from '../link/link-store.ts';
import { countedKinds } from '../link/link.ts';
import type { ArticleSearch } from '../search/article-search.ts';
import type { SearchHit } from '../search/search-results.ts';
import { openWordComparison, type WordComparison } from './compare-words.ts';
import { findSimilarCases, type SimilarCase, type SimilarCasePorts } from './similar-cases.ts';
import type { SuggestionMemory } from './suggestion-memory.ts';
import type { SuggestedArticle, SuggestionReason, Suggestions } from './suggestion.ts';

/** A problem that suggestions are asked for. */
export interface SuggestionRequest extends StatedProblem {
  /** The case that it is of, if there is one already; what is linked or dismissed there is not suggested again. */
  readonly subject?: Case | undefined;
  /** Language that the reader reads first. */
  readonly language: string;
  /** Most articles, and most cases. */
  readonly limit: number;
}

/** Records of customers and paths for new colleagues answer no problem. */
const answersNothing: ReadonlySet<string> = new Set(['customer-record', 'onboarding-path']);

/** What suggestions are made from. */
export interface SuggestionPorts extends SimilarCasePorts {
  readonly articleSearch: ArticleSearch;
  readonly suggestions: SuggestionMemory;
  /** The organisation's tables; absent: no advice on words. */
  readonly policy: RoutingPolicy | undefined;
}

/** What an article gains, as a share of the best one's score, for each similar case that it answered, by how like the case is. */
const answeredShare = 0.6;
/** What it loses for each similar case on which it was dismissed or did not help. */
const refusedShare = 0.4;
/** Words that a reason names: more say no more. */
const mostWords = 4;
/** An article for the product of the case. */
const productFactor = 1.2;

/**
 * Articles and resolved cases for a problem while it is written. Articles come from the search of the site; those that answered similar
 * cases rise, and are suggested even where none of their own words fits; those that were dismissed on similar cases sink. Everything
 * says why it is there.
 */
export async function suggest(request: SuggestionRequest, ports: SuggestionPorts): Promise<Suggestions> {
  const { text, subject, language, limit, product } = request;
  const advice = ports.policy ? adviseOnProblem(request, ports.policy) : [];
  if (text.trim() === '') return { articles: [], cases: [], advice };
  const words = await openWordComparison(language);
  const [{ hits: found }, similar, linked] = await Promise.all([
    ports.articleSearch.search(text, { limit: limit * 3, language, loosen: true, hasFacets: false }),
    findSimilarCases({ text, product, own: subject?.number }, limit, words, ports),
    subject ? ports.links.listOfCase(subject.id) : [],
  ]);
  const hits = onePerArticle(found.filter(({ type }) => !answersNothing.has(type)));
  const dismissed = await ports.suggestions.listDismissed([
    ...(subject ? [subject.id] : []),
    ...similar.map((each) => each.subject.id),
  ]);
  const settled = new Set<string>([
    ...linked.map(({ article }) => article as string),
    ...dismissed.filter(({ caseId }) => caseId === subject?.id).map(({ article }) => article as string),
  ]);
  const learned = learnFrom(similar, dismissed);
  const candidates = [
    ...hits.map((hit) =>
      articleOfHit(hit, { best: hits[0]?.score ?? 1, product: productNamed(product, ports.policy), words }),
    ),
    ...articlesOfCases(similar, hits),
  ].filter(({ key }) => !settled.has(idOf(key)));
  const articles = candidates
    .map((article) => applyLearned(article, learned.get(idOf(article.key))))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, limit);
  const best = articles[0]?.score ?? 1;
  return {
    articles: articles.map((article) => ({
      ...article,
      score: Math.round((article.score / best) * 1000) / 1000,
    })),
    cases: similar.map(({ shown }) => shown),
    advice,
  };
}

const idOf = (key: string): string => key.replace(/\..*$/, '');

/** Of an article and its translations the one that search found first. */
function onePerArticle(hits: readonly SearchHit[]): readonly SearchHit[] {
  const found = new Set<string>();
  return hits.filter(({ key }) => {
    if (found.has(idOf(key))) return false;
    found.add(idOf(key));
    return true;
  });
}

interface NamedProduct {
  readonly id: string;
  readonly name: string;
}

function productNamed(id: string | undefined, policy: RoutingPolicy | undefined): NamedProduct | undefined {
  return id === undefined
    ? undefined
    : { id, name: policy?.products.find((known) => known.id === id)?.name ?? id };
}

/** What similar cases say of an article. */
interface Learned {
  readonly answered: readonly SimilarCase[];
  readonly refused: readonly SimilarCase[];
}

function learnFrom(
  similar: readonly SimilarCase[],
  dismissed: readonly { readonly caseId: string; readonly article: ArticleId }[],
): ReadonlyMap<string, Learned> {
  const learned = new Map<string, { answered: SimilarCase[]; refused: SimilarCase[] }>();
  const of = (article: string) => {
    const known = learned.get(article) ?? { answered: [], refused: [] };
    learned.set(article, known);
    return known;
  };
  for (const each of similar) {
    for (const { article, kind } of each.links) {
      if (countedKinds.includes(kind)) of(article).answered.push(each);
      if (kind === 'not-helpful') of(article).refused.push(each);
    }
    for (const { caseId, article } of dismissed)
      if (caseId === each.subject.id) of(article).refused.push(each);
  }
  return learned;
}

function applyLearned(article: SuggestedArticle, learned: Learned | undefined): SuggestedArticle {
  if (!learned) return article;
  // More and more of the same say less and less.
  const gain = answeredShare * Math.log2(1 + sumOfLikeness(learned.answered));
  const loss = refusedShare * Math.log2(1 + sumOfLikeness(learned.refused));
  const reasons: SuggestionReason[] = [
    ...(learned.answered.length > 0
      ? [
          {
            code: 'similar-case' as const,
            text: `It answered ${namesOf(learned.answered)}, which ${learned.answered.length === 1 ? 'is' : 'are'} like this.`,
          },
        ]
      : []),
    ...article.reasons,
    ...(learned.refused.length > 0
      ? [{ code: 'dismissed-before' as const, text: `It did not fit ${namesOf(learned.refused)}.` }]
      : []),
  ];
  return { ...article, reasons, score: article.score + gain - loss };
}

function sumOfLikeness(cases: readonly SimilarCase[]): number {
  return cases.reduce((total, { likeness }) => total + likeness, 0);
}

function namesOf(cases: readonly SimilarCase[]): string {
  const numbers: readonly CaseNumber[] = cases.map(({ subject }) => subject.number);
  const [first = '', second, ...more] = [...new Set<string>(numbers)];
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}

function articleOfHit(
  hit: SearchHit,
  {
    best,
    product,
    words,
  }: { readonly best: number; readonly product: NamedProduct | undefined; readonly words: WordComparison },
): SuggestedArticle {
  const named = distinctWords(hit.words, words).slice(0, mostWords);
  const fits = product !== undefined && hit.products.includes(product.id);
  const reasons: SuggestionReason[] = [
    ...(named.length > 0
      ? [
          {
            code: 'words' as const,
            text: `It says ${named.map((word) => `“${word}”`).join(', ')}.`,
          },
        ]
      : []),
    ...(hit.cases?.isDecisive === true
      ? [
          {
            code: 'customer-said' as const,
            text: 'A customer said nearly the same in a case that it answered.',
          },
        ]
      : []),
    ...(fits ? [{ code: 'product' as const, text: `It is about ${product.name}.` }] : []),
  ];
  return {
    key: hit.key,
    title: hit.title.map((segment) => segment.text).join(''),
    address: hit.address,
    heading: (hit.section?.heading ?? []).map((segment) => segment.text).join(''),
    passage: hit.passage,
    words: hit.words,
    reasons,
    score: (best > 0 ? hit.score / best : 1) * (fits ? productFactor : 1),
  };
}

/** Words without those that only repeat one before them: "LUN" and "LUNs" are one reason. */
function distinctWords(found: readonly string[], { sharedWords }: WordComparison): string[] {
  return found.reduce<string[]>(
    (kept, word) => (kept.some((before) => sharedWords(word, before).length > 0) ? kept : [...kept, word]),
    [],
  );
}

/** Articles that answered similar cases and that no word of the problem finds. */
function articlesOfCases(similar: readonly SimilarCase[], hits: readonly SearchHit[]): SuggestedArticle[] {
  const found = new Set(hits.map(({ key }) => idOf(key)));
  const links = new Map<string, { readonly link: CaseLink; readonly from: SimilarCase }>();
  for (const from of similar) {
    for (const link of from.links) {
      if (!countedKinds.includes(link.kind) || link.to.state !== 'present' || found.has(link.article))
        continue;
      if (!links.has(link.article)) links.set(link.article, { link, from });
    }
  }
  return Array.from(links.values(), ({ link, from }) => ({
    key: link.article,
    title: link.to.title,
    address: articleAddress(link.article),
    heading: '',
    passage: [{ text: from.shown.statement, isMarked: false }],
    words: from.shown.words,
    reasons: [],
    score: 0,
  }));
}
