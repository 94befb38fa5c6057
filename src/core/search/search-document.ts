import type { SearchFieldName } from './fields.ts';

/** What search knows of an article: the texts it is found by and what a result shows. A document of the index. */
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
  /** When it was last verified or written, as days since 1970-01-01; 0 when unknown. */
  readonly day: number;
  readonly title: string;
  readonly summary: string;
  /** Texts of the fields besides the sections. */
  readonly texts: Readonly<Partial<Record<SearchFieldName, string>>>;
  readonly sections: readonly SearchSection[];
  /** The cases that it answered; none where none is known. */
  readonly cases?: AnsweredCases;
}

/** What resolved cases that an article answered say of it. */
export interface AnsweredCases {
  /** What customers said, masked; in the order of the snapshot. */
  readonly statements: readonly string[];
  /** How many cases it resolved or was made for. */
  readonly reuse: number;
}

export interface SearchSection {
  /** Fragment of the section; empty before the first heading. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/** The texts of a field of an article. */
export function fieldTexts(article: SearchArticle, field: SearchFieldName): readonly string[] {
  if (field === 'body') return article.sections.flatMap(({ heading, text }) => [heading, text]);
  if (field === 'cases') return article.cases?.statements ?? [];
  return [article.texts[field] ?? ''];
}
