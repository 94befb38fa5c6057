import { listArticleFiles } from '../../read/list-files.ts';
import { readArticle } from '../../read/read-article.ts';
import type { AddressedArticle } from '../article/alias-register.ts';
import { idOfFile } from './ids.ts';

/**
 * Reads the articles of a content folder that are not of an import, without their bodies. Their translations have no
 * addresses that an import could want, and what cannot be read leads nowhere.
 *
 * @param own Ids of the import's articles.
 */
export async function readOtherArticles(
  contentDir: string,
  own: ReadonlySet<string>,
): Promise<AddressedArticle[]> {
  const files = (await listArticleFiles(contentDir)).filter((file) => !own.has(idOfFile(file) ?? ''));
  const others: AddressedArticle[] = [];
  for (const file of files) {
    const read = await readArticle(contentDir, file);
    if (read.kind === 'original') others.push({ key: read.fields.id, fields: read.fields, lang: read.lang });
  }
  return others;
}
