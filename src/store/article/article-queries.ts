import { sql, type Kysely } from 'kysely';
import type { ArticleFilter, PageRequest } from '../../core/article/article-registry.ts';
import { audiences, audienceSchema, mayRead } from '../../core/article/audience.ts';
import { foldTitle } from '../../core/article/fold-title.ts';
import type { Language } from '../../core/article/language.ts';
import { listColumns } from './article-rows.ts';
import type { Tables } from '../tables.ts';

/** Present articles that fit a filter, in the order of keys, one more than the page holds (to know of a next page). */
export function selectPage(
  database: Kysely<Tables>,
  filter: ArticleFilter,
  page: PageRequest,
  builtFor: string | undefined,
) {
  const { type, product, lang, audience, confidence, title, after } = { ...filter, ...page };
  const words = title === undefined ? [] : foldTitle(title).split(/\s+/).filter(Boolean);
  return database
    .selectFrom('articles')
    .select(listColumns)
    .where('withdrawn_at', 'is', null)
    .$if(builtFor !== undefined, (query) => query.where('built_for', '=', builtFor ?? ''))
    .$if(after !== undefined, (query) => query.where('key', '>', after ?? ''))
    .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
    .$if(lang !== undefined, (query) => query.where('lang', '=', lang ?? ''))
    .$if(audience !== undefined, (query) => query.where('audience', '=', audience ?? ''))
    .$if(confidence !== undefined, (query) => query.where('confidence', '=', confidence ?? ''))
    .$if(product !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('article_products')
            .select('article_key')
            .where('product', '=', product ?? '')
            .whereRef('article_key', '=', 'articles.key'),
        ),
      ),
    )
    .$if(words.length > 0, (query) =>
      query.where((where) => where.and(words.map((word) => sql<boolean>`instr(title_folded, ${word}) > 0`))),
    )
    .orderBy('key')
    .limit(page.limit + 1);
}

/** The present original and translations of an article, the one of the language first, else the original. */
export function selectVersions(database: Kysely<Tables>, id: string, builtFor: string | undefined) {
  return database
    .selectFrom('articles')
    .select([...listColumns, 'sections', 'built_for'])
    .where('article_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .$if(builtFor !== undefined, (query) => query.where('built_for', '=', builtFor ?? ''))
    .orderBy('is_translation')
    .orderBy('lang');
}

/** Revisions of a key that a reader of a build for an audience may see, newest first. */
export function selectRevisions(database: Kysely<Tables>, key: string, builtFor: string) {
  const reader = audienceSchema.parse(builtFor);
  const readable = audiences.filter((audience) => mayRead(reader, audience));
  return database
    .selectFrom('article_revisions')
    .where('article_key', '=', key)
    .where('built_for', 'in', readable)
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc');
}

/** Of the versions of an article the one in a language, else the original, else any. */
export function chooseVersion<Version extends { readonly lang: string }>(
  versions: readonly Version[],
  lang: Language | undefined,
): Version | undefined {
  return versions.find((version) => version.lang === lang) ?? versions[0];
}
