import type { SearchFieldName } from './fields.ts';

/** What search knows of an article: the texts it is found by and what a result shows. */
export interface SearchArticle {
  /** `SN-0012` or `SN-0012.it`, unique. */
  readonly key: string;
  readonly address: string;
  /** BCP 47 tag; decides how the texts are analysed. */
  readonly language: string;
  readonly type: string;
  readonly confidence: string;
  readonly audience: string;
  /** Ids of products. */
  readonly products: readonly string[];
  readonly title: string;
  readonly summary: string;
  /** Texts of the fields that all sections share. */
  readonly texts: Readonly<Partial<Record<SearchFieldName, string>>>;
  /** At least one. Each is a document of the index. */
  readonly sections: readonly SearchSection[];
}

export interface SearchSection {
  /** Fragment of the section; empty before the first heading. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/** The text of a field in one of an article's documents. */
export function fieldText(article: SearchArticle, section: SearchSection, field: SearchFieldName): string {
  if (field === 'heading') return section.heading;
  if (field === 'body') return section.text;
  return article.texts[field] ?? '';
}
