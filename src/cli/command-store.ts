import type { AuditTrail } from '../core/audit/audit-trail.ts';
import type { CaseStore } from '../core/case/case-store.ts';
import type { IntakeStore } from '../core/intake/intake-store.ts';
import type { MetricsStore } from '../core/metrics/metrics-store.ts';
import type { SampleStore } from '../core/metrics/sample/sample-store.ts';
import { systemActor, type Actor } from '../core/people/actor.ts';
import type { TokenStore } from '../core/people/api-token.ts';
import type { Credentials } from '../core/people/credentials.ts';
import type { UserDirectory } from '../core/people/user-directory.ts';
import type { LinkStore } from '../core/link/link-store.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { WebhookStore } from '../core/webhook/webhook-store.ts';
import type { DraftMemory } from '../core/draft/draft-memory.ts';
import type { CaseSearch } from '../core/case/case-search.ts';
import type { SuggestionMemory } from '../core/suggest/suggestion-memory.ts';
import type { LinkedCases } from '../core/snapshot/take-snapshot.ts';
import type { Arguments, Terminal } from './command.ts';

/** What commands that work on the database need of it. */
export interface CommandStore {
  readonly users: UserDirectory;
  readonly credentials: Credentials;
  readonly tokens: TokenStore;
  readonly audit: AuditTrail;
  readonly intake: IntakeStore;
  readonly cases: CaseStore;
  readonly links: LinkStore;
  readonly webhooks: WebhookStore;
  /** The organisation's tables, as the build that is served has them; absent: there is no build for colleagues. */
  readonly policy: Policy | undefined;
  readonly linkedCases: LinkedCases;
  readonly caseSearch: CaseSearch;
  readonly suggestions: SuggestionMemory;
  readonly drafts: DraftMemory;
  readonly metrics: MetricsStore;
  readonly samples: SampleStore;
  /** Origin that readers use, for links: `https://kb.example.com`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database that the server uses, while the server runs or not. Commands cannot import the store; `main.ts`
 * passes this in.
 */
export type OpenCommandStore = (
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
) => Promise<CommandStore>;

/** The option of every command that works on the database, and its line of help. */
export const databaseOption = { database: { type: 'string' } } as const;
export const databaseHelp =
  '  --database FILE   SQLite file of the server; default $CASEBOOK_DATABASE or .casebook/casebook.db';

/** Who acts where somebody works at the command line: whoever may write the file may do everything. */
export const commandLineActor: Actor = { ...systemActor, name: 'Command line' };

/** Runs a task on the database that a command was told to use, and closes it. */
export async function withStore<Result>(
  open: OpenCommandStore,
  { values }: Arguments,
  terminal: Terminal,
  task: (store: CommandStore) => Promise<Result>,
): Promise<Result> {
  const { database } = values;
  const environment = {
    ...terminal.environment,
    ...(typeof database === 'string' && { CASEBOOK_DATABASE: database }),
  };
  const store = await open(environment, terminal.workingDirectory);
  try {
    return await task(store);
  } finally {
    await store.close();
  }
}
