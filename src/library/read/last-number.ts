import type { ArticleType } from '../../core/article/article-type.ts';
import { listArticleFiles } from './list-files.ts';

/** The largest number that files of a type have in a content folder, whether they are in order or not; 0 where there are none. */
export async function lastNumberOf(
  { folder }: Pick<ArticleType, 'folder'>,
  contentDir: string,
): Promise<number> {
  const files = await listArticleFiles(contentDir);
  const numbers = files
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => Number(/-(\d+)(?:\.[A-Za-z-]+)?\.mdx?$/.exec(file)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}
