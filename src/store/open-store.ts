import type { Database } from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import type { ArticleRegistry } from '../core/article/article-registry.ts';
import type { AuditTrail } from '../core/audit/audit-trail.ts';
import type { CaseSearch } from '../core/case/case-search.ts';
import type { CaseStore } from '../core/case/case-store.ts';
import type { CaseSurvey } from '../core/case/case-survey.ts';
import type { DemoStore } from '../core/demo/demo-store.ts';
import type { FeedbackStore } from '../core/feedback/feedback-store.ts';
import type { StoreHealth } from '../core/health/store-health.ts';
import type { IntakeStore } from '../core/intake/intake-store.ts';
import type { LinkStore } from '../core/link/link-store.ts';
import type { MetricsStore } from '../core/metrics/metrics-store.ts';
import type { SampleStore } from '../core/metrics/sample/sample-store.ts';
import type { WebhookStore } from '../core/webhook/webhook-store.ts';
import type { LinkedCases } from '../core/snapshot/take-snapshot.ts';
import type { DraftMemory } from '../core/draft/draft-memory.ts';
import type { SuggestionMemory } from '../core/suggest/suggestion-memory.ts';
import type { SearchLog } from '../core/search-log/search-log.ts';
import type { TokenStore } from '../core/people/api-token.ts';
import type { Credentials } from '../core/people/credentials.ts';
import type { SignInAttempts } from '../core/people/identity-provider.ts';
import type { SessionStore } from '../core/people/session.ts';
import type { UserDirectory } from '../core/people/user-directory.ts';
import { createArticleRegistry } from './article/article-registry.ts';
import { createAuditTrail } from './audit/audit-trail.ts';
import { createCaseSearch } from './case/case-search.ts';
import { createCaseSurvey } from './case/case-survey.ts';
import { createCaseStore } from './case/case-store.ts';
import { createDemoStore } from './demo/demo-store.ts';
import { createFeedbackStore } from './feedback/feedback-store.ts';
import { createIntakeStore } from './intake/intake-store.ts';
import { createLinkStore } from './link/link-store.ts';
import { createMetricsStore } from './metrics/metrics-store.ts';
import { createSampleStore } from './metrics/sample-store.ts';
import { migrate } from './migrations/migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { explainFailure, openDatabase } from './database/open-database.ts';
import { createCredentials } from './people/credentials.ts';
import { createSessionStore } from './people/session-store.ts';
import { createSignInAttempts } from './people/sign-in-attempts.ts';
import { createTokenStore } from './people/token-store.ts';
import { createUserDirectory } from './people/user-directory.ts';
import { createLinkedCases } from './snapshot/linked-cases.ts';
import { createDraftMemory } from './draft/draft-memory.ts';
import { createSuggestionMemory } from './suggest/suggestion-memory.ts';
import { createSearchLog } from './search-log/search-log.ts';
import { readAtOnce } from './database/read-rows.ts';
import { SqliteStoreDialect } from './database/sqlite-dialect.ts';
import { keepStatements, type StatementSource } from './database/statement-cache.ts';
import type { Tables } from './tables.ts';
import { createWebhookStore } from './webhook/webhook-store.ts';

/** Everything that is kept, behind the ports of the core. */
export interface Store {
  readonly articles: ArticleRegistry;
  readonly users: UserDirectory;
  readonly credentials: Credentials;
  readonly signInAttempts: SignInAttempts;
  readonly sessions: SessionStore;
  readonly tokens: TokenStore;
  readonly audit: AuditTrail;
  readonly cases: CaseStore;
  readonly caseSurvey: CaseSurvey;
  readonly caseSearch: CaseSearch;
  readonly intake: IntakeStore;
  readonly links: LinkStore;
  readonly linkedCases: LinkedCases;
  readonly feedback: FeedbackStore;
  readonly searches: SearchLog;
  readonly suggestions: SuggestionMemory;
  readonly drafts: DraftMemory;
  readonly metrics: MetricsStore;
  readonly samples: SampleStore;
  readonly demo: DemoStore;
  readonly webhooks: WebhookStore;
  readonly health: StoreHealth;
  /** Closes the database; nothing may be asked afterwards. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the store in an SQLite file, which is made or brought to the newest schema first.
 *
 * @param file Path of a file in a folder that exists, or `:memory:`.
 * @param now UTC milliseconds.
 * @throws {StoreError} The file is damaged, not Casebook's, or newer than this version.
 */
export async function openStore(file: string, now: number): Promise<Store> {
  const database = openDatabase(file);
  let schemaVersion: number;
  try {
    schemaVersion = await migrate(database, migrations, now);
  } catch (error) {
    database.close();
    throw explainFailure(error, file);
  }
  return createStore(database, schemaVersion);
}

/**
 * The store in a database that is open and of the newest schema.
 *
 * @param statements Prepares every statement; kept ones unless told.
 */
export function createStore(
  database: Database,
  schemaVersion: number,
  statements: StatementSource = keepStatements(database),
): Store {
  const kysely = new Kysely<Tables>({ dialect: new SqliteStoreDialect(database, statements) });
  return {
    articles: createArticleRegistry(kysely),
    users: createUserDirectory(kysely),
    credentials: createCredentials(kysely),
    signInAttempts: createSignInAttempts(kysely),
    sessions: createSessionStore(kysely),
    tokens: createTokenStore(kysely),
    audit: createAuditTrail(kysely),
    cases: createCaseStore(kysely, readAtOnce(database, statements, kysely)),
    caseSearch: createCaseSearch(kysely),
    caseSurvey: createCaseSurvey(kysely),
    intake: createIntakeStore(kysely),
    links: createLinkStore(kysely),
    linkedCases: createLinkedCases(kysely),
    feedback: createFeedbackStore(kysely),
    searches: createSearchLog(kysely),
    suggestions: createSuggestionMemory(kysely),
    drafts: createDraftMemory(kysely),
    metrics: createMetricsStore(kysely),
    samples: createSampleStore(kysely),
    demo: createDemoStore(kysely),
    webhooks: createWebhookStore(kysely),
    health: {
      async check() {
        await sql`select key from articles limit 1`.execute(kysely);
        return { schemaVersion };
      },
    },
    async close() {
      await kysely.destroy();
      database.close();
    },
  };
}
