import { searchFields } from '../fields.ts';
import type { DocumentTable } from '../format/document-table.ts';
import { lastNotAfter } from './sorted-list.ts';
import type { LunrHit } from './run-clauses.ts';

/** An article that was found, with its sections, best first. */
export interface RankedArticle {
  readonly article: number;
  readonly score: number;
  /** Numbers of the documents that matched in their own text; none when only the article's fields did. */
  readonly sections: readonly { readonly document: number; readonly score: number }[];
  /** Terms of the index that matched anywhere in the article; parts of a code only where nothing else did. */
  readonly terms: ReadonlySet<string>;
}

/** How much it counts that an article has all that was asked for: the power of the share of matched units. */
const coveragePower = 0.5;

const sectionFields = searchFields.filter(({ scope }) => scope === 'section').map(({ name }) => name);

/**
 * Makes one result of an article's sections. Its score is that of the best section, times √(matched units ÷ units of the
 * query): an article that answers the whole query comes before one that repeats a word of it. Articles with nothing but
 * parts of the codes asked for are results only where there are no others.
 *
 * @param unitsOf The units of the query that a term stands for.
 */
export function rankArticles(
  hits: readonly LunrHit[],
  table: DocumentTable,
  units: number,
  unitsOf: ReadonlyMap<string, readonly number[]>,
): RankedArticle[] {
  interface Gathered {
    best: number;
    readonly sections: { document: number; score: number }[];
    readonly terms: Set<string>;
    readonly parts: Set<string>;
    readonly units: Set<number>;
  }
  const articles = new Map<number, Gathered>();
  for (const { document, score, terms } of hits) {
    const article = lastNotAfter(table.firstDocument, document);
    let gathered = articles.get(article);
    if (!gathered)
      articles.set(
        article,
        (gathered = { best: score, sections: [], terms: new Set(), parts: new Set(), units: new Set() }),
      );
    let isOwnText = false;
    for (const [term, fields] of Object.entries(terms)) {
      const answered = unitsOf.get(term);
      if (answered) gathered.terms.add(term);
      else gathered.parts.add(term);
      for (const unit of answered ?? []) gathered.units.add(unit);
      isOwnText ||= sectionFields.some((field) => field in fields);
    }
    if (isOwnText) gathered.sections.push({ document, score });
  }
  const isAnswered = Array.from(articles.values()).some(({ units: matched }) => matched.size > 0);
  return Array.from(articles)
    .filter(([, { units: matched }]) => matched.size > 0 || !isAnswered)
    .map(([article, { best, sections, terms, parts, units: matched }]) => ({
      article,
      score: matched.size === 0 ? best : best * (matched.size / units) ** coveragePower,
      sections,
      terms: terms.size > 0 ? terms : parts,
    }))
    .toSorted((a, b) => b.score - a.score || a.article - b.article);
}
