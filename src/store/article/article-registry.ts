import type { Kysely } from 'kysely';
import type { ArticleRegistry, RevisionSummary } from '../../core/article/article-registry.ts';
import { languageSchema } from '../../core/article/language.ts';
import { chooseVersion, selectPage, selectRevisions, selectVersions } from './article-queries.ts';
import { registeredArticle, revisionSummary, sectionsOf } from './article-rows.ts';
import { registerArticles } from './register-articles.ts';
import type { Tables } from '../tables.ts';

const summaryColumns = ['revision', 'title', 'confidence', 'audience', 'registered_at', 'built_for'] as const;

/**
 * The article registry on a database of the newest schema. From its first registration on it answers from what was
 * registered for the same audience only: another server may have registered a build for others in the same file.
 */
export function createArticleRegistry(database: Kysely<Tables>): ArticleRegistry {
  let builtFor: string | undefined;
  return {
    register: async (registration) => {
      builtFor = registration.audience;
      return registerArticles(database, registration);
    },

    async list(filter, page) {
      const rows = await selectPage(database, filter, page, builtFor).execute();
      const items = rows.slice(0, page.limit).map(registeredArticle);
      const last = items.at(-1);
      return rows.length > page.limit && last ? { items, next: last.key } : { items };
    },

    async get(id, lang) {
      const versions = await selectVersions(database, id, builtFor).execute();
      const version = chooseVersion(versions, lang);
      if (!version) return undefined;
      const text = await selectRevisions(database, version.key, version.built_for)
        .select('markdown')
        .where('revision', '=', version.revision)
        .where('built_for', '=', version.built_for)
        .executeTakeFirstOrThrow();
      return {
        ...registeredArticle(version),
        sections: sectionsOf(version),
        markdown: text.markdown,
        languages: versions.map((each) => languageSchema.parse(each.lang)),
      };
    },

    async listRevisions(id, lang) {
      const version = chooseVersion(await selectVersions(database, id, builtFor).execute(), lang);
      if (!version) return undefined;
      const rows = await selectRevisions(database, version.key, version.built_for)
        .select(summaryColumns)
        .execute();
      const byRevision = new Map<string, RevisionSummary>();
      // The same source may have been given out to several audiences; the present one's entry counts.
      for (const row of rows) {
        if (!byRevision.has(row.revision) || row.built_for === version.built_for) {
          byRevision.set(row.revision, revisionSummary(row));
        }
      }
      return {
        lang: languageSchema.parse(version.lang),
        current: version.revision,
        revisions: [...byRevision.values()],
      };
    },

    async getRevision(id, revision, lang) {
      const version = chooseVersion(await selectVersions(database, id, builtFor).execute(), lang);
      if (!version) return undefined;
      const rows = await selectRevisions(database, version.key, version.built_for)
        .select([...summaryColumns, 'summary', 'markdown'])
        .where('revision', '=', revision)
        .execute();
      const row = rows.find((each) => each.built_for === version.built_for) ?? rows[0];
      if (!row) return undefined;
      const { summary, markdown } = row;
      return { ...revisionSummary(row), summary, markdown, lang: languageSchema.parse(version.lang) };
    },
  };
}
