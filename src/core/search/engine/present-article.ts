import type { Analyzer } from '../analysis/analyzer.ts';
import type { FacetName } from '../facets.ts';
import type { StoredArticle } from '../format/store-chunk.ts';
import { excerptOf, markText, type Segment } from '../passage/excerpt.ts';
import { findMarks } from '../passage/find-marks.ts';
import type { SearchSection } from '../search-document.ts';
import type { HitSection, SearchHit } from '../search-results.ts';
import type { IndexFiles } from './index-files.ts';
import type { RankedArticle } from './rank-articles.ts';

/** How telling a term is; rare ones more. */
export type TermWeights = ReadonlyMap<string, number>;

/** Sections shown below the best one, and how good they must be beside it. */
const otherSectionLimit = 2;
const otherSectionShare = 0.5;
const wordLimit = 24;

/** Prepares what a result shows of an article. */
export function presentArticle(
  { article, score, sections, terms }: RankedArticle,
  stored: StoredArticle,
  files: IndexFiles,
  analyzer: Analyzer,
  weights: TermWeights,
): SearchHit {
  const mark = (text: string): Segment[] => markText(text, findMarks(text, analyzer, terms));
  const firstDocument = files.table.firstDocument[article] ?? 0;
  const sectionOf = (document: number): SearchSection | undefined =>
    stored.sections[document - firstDocument];
  const hitSection = (section: SearchSection): HitSection => ({
    id: section.id,
    address: section.id === '' ? stored.address : `${stored.address}#${section.id}`,
    heading: mark(section.heading),
  });
  const [first] = sections;
  const best = first && sectionOf(first.document);
  const others = sections
    .slice(1, 1 + otherSectionLimit)
    .filter((other) => other.score >= (first?.score ?? 0) * otherSectionShare)
    .map(({ document }) => sectionOf(document))
    .filter((section) => section !== undefined && section.id !== '');
  const text = best?.text.trim() ? best.text : stored.summary;
  const marks = findMarks(text, analyzer, terms);
  const [type = '', confidence = '', audience = ''] = (['type', 'confidence', 'audience'] as const).map(
    (facet) => valuesOf(files, article, facet)[0],
  );
  return {
    key: stored.key,
    address: best ? hitSection(best).address : stored.address,
    language: stored.language,
    type,
    confidence,
    audience,
    products: valuesOf(files, article, 'product'),
    title: mark(stored.title),
    score,
    ...(best && { section: hitSection(best) }),
    passage: excerptOf(text, marks, (term) => weights.get(term) ?? 0),
    otherSections: others.flatMap((section) => (section ? [hitSection(section)] : [])),
    words: [...new Set(marks.map(({ start, end }) => text.slice(start, end)))].slice(0, wordLimit),
  };
}

function valuesOf({ manifest, table }: IndexFiles, article: number, facet: FacetName): string[] {
  const position = manifest.facets.findIndex(({ name }) => name === facet);
  const names = manifest.facets[position]?.values ?? [];
  return (table.facetValues[position]?.[article] ?? []).map((value) => names[value] ?? '');
}
