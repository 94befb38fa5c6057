import type { ArticleData } from '../content/article-data.ts';
import type { ArticleView } from './article-view.ts';
import type { Section } from '../../core/site/site-sections.ts';

/** What the page of an article of any type is made from. */
export interface ArticleFrame {
  readonly article: ArticleData;
  readonly view: ArticleView;
  /** Body of the article. */
  readonly html: string;
  readonly sections: readonly Section[];
  readonly hasHistory: boolean;
}
