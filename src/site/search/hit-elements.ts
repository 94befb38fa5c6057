import type { Segment } from '../../core/search/passage/excerpt.ts';
import type { SearchHit, SearchResults } from '../../core/search/search-results.ts';
import { searchTexts as texts } from '../i18n/en-search-scripts.ts';

/** What codes are called in the interface; the page hands it over in an attribute. */
export interface SearchLabels {
  readonly type: Readonly<Record<string, string>>;
  readonly language: Readonly<Record<string, string>>;
  readonly confidence: Readonly<Record<string, string>>;
  readonly audience: Readonly<Record<string, string>>;
  readonly product: Readonly<Record<string, string>>;
}

/** Reads the `data-labels` of an element, which `labelsAttribute` wrote. */
export function readLabels(element: HTMLElement): SearchLabels {
  // Written at build from a value of this type.
  return JSON.parse(element.dataset['labels'] ?? '{}') as SearchLabels;
}

/** Makes an element with a class and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** Text with its hits in `mark` elements; never read as HTML. */
export function makeMarked(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, isMarked }) => (isMarked ? make('mark', '', text) : text));
}

/** Id, type, language and, where it is not validated, confidence of an article. */
export function makeFacts(hit: SearchHit, labels: SearchLabels): HTMLElement {
  const id = hit.key.replace(/\..*$/, '');
  const facts = make(
    'span',
    'hit-facts',
    make('span', 'hit-id', id),
    make('span', '', labels.type[hit.type] ?? hit.type),
  );
  if (hit.language !== document.documentElement.lang) {
    facts.append(make('span', '', labels.language[hit.language] ?? hit.language));
  }
  if (hit.confidence !== 'validated') {
    facts.append(make('span', 'hit-warning', labels.confidence[hit.confidence] ?? hit.confidence));
  }
  return facts;
}

/**
 * Why an article is here whose own words are others: what a customer said in a case that it answered. Nothing where the
 * article would stand there without its cases, and in a build for readers outside, which knows of no case.
 */
export function makeCaseReason({ cases }: SearchHit): HTMLElement[] {
  if (cases?.isDecisive !== true) return [];
  // In whatever language the customer speaks.
  const said = make('q', '', ...makeMarked(cases.statement));
  said.lang = '';
  const reason = make('span', 'hit-cases', make('span', '', texts.fromCases(cases.reuse)), ' ', said);
  reason.lang = document.documentElement.lang;
  return [reason];
}

/** What somebody may have meant, as a link to its results; or, where these are the results, what they are for. */
export function makeSuggestion(
  { suggestion, isLoosened }: SearchResults,
  addressOf: (query: string) => string,
): (Node | string)[] {
  if (!suggestion) return [];
  const text = makeMarked(suggestion.segments);
  if (isLoosened) return [texts.searchedFor, ' ', make('b', 'suggested', ...text), ':'];
  const link = make('a', 'suggested', ...text);
  link.href = addressOf(suggestion.query);
  return [texts.suggestion, ' ', link, '?'];
}
