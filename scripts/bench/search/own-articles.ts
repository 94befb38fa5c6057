import { articleAddress } from '../../../src/core/article/address.ts';
import type { SearchArticle } from '../../../src/core/search/search-document.ts';
import { cutSections } from './cut-sections.ts';
import type { DocumentName, SetDocument } from './read-set.ts';

/** As many results as the site's search page asks for; it shows them when all have come. */
export const shownAtOnce = 10;

/** Kind of a file of the index: `terms` of `terms-01ab.bin`. */
export function kindOf(name: string): string {
  return /^[a-z]+/.exec(name)?.[0] ?? name;
}

/** Ids like those of real articles; a set's own may be long paths, which no article has. */
function keyOf(position: number): string {
  return `SN-${String(position + 1).padStart(4, '0')}`;
}

/** From the key of an article to the id of its document. */
export function idsOf(documents: readonly DocumentName[]): (key: string) => string {
  const ids = new Map(documents.map(({ id }, position) => [keyOf(position), id]));
  return (key) => ids.get(key) ?? key;
}

/** Documents as articles, in the order of their ids: an imported base is numbered folder by folder, too. */
export function articlesOf(documents: readonly SetDocument[]): SearchArticle[] {
  return documents
    .map((document, position) => ({ id: document.id, article: articleOf(document, position) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ article }) => article);
}

/** A document as the article that it would be. */
function articleOf(document: SetDocument, position: number): SearchArticle {
  const { title, lang } = document;
  return {
    key: keyOf(position),
    address: articleAddress(keyOf(position)),
    language: lang,
    type: 'service-note',
    confidence: 'validated',
    audience: 'public',
    products: [],
    day: 0,
    title,
    summary: '',
    texts: { title },
    sections: cutSections(document),
  };
}
