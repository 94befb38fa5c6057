import { articleTypeNamed } from '../../core/article/registry.ts';
import type { ArticleData } from '../content/article-data.ts';

/** Fragment of a section that the article's type prescribes, e.g. `resolution`; `undefined` when it is missing. */
export function fragmentOfSection({ fields, lang, headings }: ArticleData, key: string): string | undefined {
  const heading = articleTypeNamed(fields.type).sections.find((section) => section.key === key)?.heading[
    lang
  ];
  return headings.find(({ depth, text }) => depth === 2 && text === heading)?.id;
}
