import type { Database } from 'better-sqlite3';
import { createRandom } from '../../src/core/demo/random.ts';
import { builtInUsers } from '../../src/core/people/actor.ts';
import { createUuid } from '../../src/store/database/uuid.ts';
import { rareSearch, title } from './sample-texts.ts';

export interface ReadingOptions {
  /** Keys of articles that are registered, with their revisions. */
  readonly articles: readonly { readonly key: string; readonly revision: string }[];
  readonly seed: number;
  /** UTC milliseconds: when the last search is. */
  readonly until: number;
}

const span = 3 * 365 * 86_400_000;
const rowsPerTransaction = 5000;

/**
 * Adds what readers of articles leave behind, and what the audit trail says of the cases that are there: three searches for ten cases,
 * some of which found nothing, some led to a case, and some to a word of thanks; and an entry for each case that was opened.
 */
export function generateReading(database: Database, { articles, seed, until }: ReadingOptions): void {
  const random = createRandom(seed + 1);
  const cases = database.prepare<[number, number], { id: string; opened_at: number }>(
    'select id, opened_at from cases where sequence > ? order by sequence limit ?',
  );
  const count = database.prepare<[], { n: number }>('select count(*) as n from cases').get()?.n ?? 0;
  const addSearch = database.prepare(
    `insert into searches (id, at, words, lang, place, results, clicked_article, clicked_position, clicked_at, case_id)
     values (?, ?, ?, 'en', 'site', ?, ?, ?, ?, ?)`,
  );
  const addFeedback = database.prepare(
    `insert into article_feedback (id, article_id, article_key, revision, is_helpful, at, by_id, by_name, search_id)
     values (?, ?, ?, ?, ?, ?, ?, 'Reader', ?)`,
  );
  const addAudit = database.prepare(
    `insert into audit_entries (id, at, actor_id, actor_name, via, action, subject_type, subject_id, details)
     values (?, ?, ?, 'Engineer', 'local', ?, 'case', ?, '{}')`,
  );
  for (let first = 0; first < count; first += rowsPerTransaction) {
    database.exec('begin');
    for (const [index, subject] of cases.all(first, rowsPerTransaction).entries()) {
      const { id: caseId, opened_at: openedAt } = subject;
      const action = random.chance(0.05) ? 'case.severity-changed' : 'case.opened';
      addAudit.run(createUuid(openedAt), openedAt, builtInUsers.local, action, caseId);
      if (!random.chance(0.3)) continue;
      const at = Math.round(until - span * (1 - (first + index + 1) / count));
      const [search, isEmpty] = [createUuid(at), random.chance(0.1)];
      const article = isEmpty || random.chance(0.5) ? undefined : articles[random.skewed(articles.length, 2)];
      addSearch.run(
        search,
        at,
        isEmpty ? rareSearch(random) : title(random),
        isEmpty ? 0 : 1 + random.below(40),
        article?.key ?? null,
        article ? 1 + random.skewed(10, 2) : null,
        article ? at + 5000 : null,
        random.chance(0.05) ? caseId : null,
      );
      if (!article || !random.chance(0.1)) continue;
      const isHelpful = random.chance(0.8) ? 1 : 0;
      const { key, revision } = article;
      addFeedback.run(createUuid(at), key, key, revision, isHelpful, at, builtInUsers.local, search);
    }
    database.exec('commit');
  }
}
