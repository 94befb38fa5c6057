import { articleTypes, type ArticleTypeName } from '../article/registry.ts';

/** A section of the navigation: the articles of one type. */
export interface Section {
  readonly type: ArticleTypeName;
  readonly address: string;
  readonly count: number;
}

/**
 * The sections of a site, those without articles left out.
 *
 * @param types Type of each article, translations not counted.
 */
export function listSections(types: Iterable<ArticleTypeName>): Section[] {
  const counts = new Map<ArticleTypeName, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return articleTypes.flatMap(({ name, folder }) => {
    const count = counts.get(name);
    return count === undefined ? [] : [{ type: name, address: `/${folder}/`, count }];
  });
}
