import type { Database } from 'better-sqlite3';
import { articleIdSchema } from '../../src/core/article/article-id.ts';
import { formatCaseNumber, caseIdSchema } from '../../src/core/case/case-id.ts';
import { caseKinds, channels, impacts } from '../../src/core/case/case-words.ts';
import type { CaseDraft } from '../../src/core/case/open-case.ts';
import type { LinkKind } from '../../src/core/link/link.ts';
import { builtInUsers } from '../../src/core/people/actor.ts';
import { facetsOf } from '../../src/store/case/case-facets.ts';
import { positionOf } from '../../src/store/case/case-position.ts';
import { newCaseRow } from '../../src/store/case/case-rows.ts';
import { changeRow, logRow, statementRow } from '../../src/store/case/record-rows.ts';
import { numberWord, searchableText } from '../../src/store/case/search-words.ts';
import { linkRow } from '../../src/store/link/link-rows.ts';
import { createUuid } from '../../src/store/database/uuid.ts';
import { createRandom, type Random } from '../../src/core/demo/random.ts';
import { cause, logText, problem, products, resolution, statement, title } from './sample-texts.ts';

export interface GenerateOptions {
  readonly cases: number;
  readonly logEntries: number;
  /** Keys of articles that are registered, with their revisions. */
  readonly articles: readonly { readonly key: string; readonly revision: string }[];
  readonly seed: number;
  /** UTC milliseconds: when the last case is opened. */
  readonly until: number;
  readonly onProgress: (cases: number) => void;
}

const customers = 2000;
const engineers = 300;
const casesPerTransaction = 5000;
/** From the first case to the last. */
const span = 3 * 365 * 86_400_000;
const linkKinds: readonly LinkKind[] = ['reused', 'reused', 'reused', 'consulted', 'improved', 'not-helpful'];

/**
 * Fills a database of the newest schema with cases, their logs, statements, changes and links, as the store would have written them.
 * They are made and written one after the other, so that any number takes the same memory; the same seed makes the same cases.
 */
export function generateCases(database: Database, options: GenerateOptions): void {
  const random = createRandom(options.seed);
  const insert = createInserter(database);
  const perCase = options.logEntries / options.cases;
  let logEntries = 0;
  for (let first = 1; first <= options.cases; first += casesPerTransaction) {
    const last = Math.min(options.cases, first + casesPerTransaction - 1);
    database.exec('begin');
    for (let sequence = first; sequence <= last; sequence += 1) {
      // So many that the sum is what was asked for, spread as cases are: many short ones and some long ones.
      const owed = Math.round(sequence * perCase) - logEntries;
      const entries =
        sequence === options.cases ? owed : Math.max(0, Math.min(owed, random.skewed(12, 2) + 1));
      logEntries += entries;
      writeCase(insert, random, options, sequence, entries);
    }
    database.exec('commit');
    options.onProgress(last);
  }
}

type Insert = (table: string, row: Readonly<Record<string, unknown>>) => void;

function createInserter(database: Database): Insert {
  const statements = new Map<string, { columns: string[]; run: (values: unknown[]) => void }>();
  return (table, row) => {
    let prepared = statements.get(table);
    if (!prepared) {
      const columns = Object.keys(row);
      const statementText = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
      const made = database.prepare(statementText);
      prepared = { columns, run: (values) => void made.run(...values) };
      statements.set(table, prepared);
    }
    prepared.run(prepared.columns.map((column) => row[column] ?? null));
  };
}

function writeCase(
  insert: Insert,
  random: Random,
  options: GenerateOptions,
  sequence: number,
  entries: number,
): void {
  const openedAt = Math.round(options.until - span * (1 - sequence / options.cases)) - random.below(60_000);
  const by = { id: builtInUsers.local, name: `Engineer ${random.skewed(engineers, 1.4)}` };
  const draft = draftCase(random, options, sequence, openedAt);
  const id = caseIdSchema.parse(createUuid(openedAt));
  const position = positionOf(openedAt, sequence);
  const row = newCaseRow(draft, { id, sequence, position });
  insert('cases', row);

  const texts: string[] = [];
  for (let index = 0; index < entries; index += 1) {
    const at = openedAt + (index + 1) * 600_000 + random.below(300_000);
    const text = logText(random);
    texts.push(text);
    const kind = index === 0 ? 'reply' : random.chance(0.2) ? 'remark' : 'action';
    const entry = { kind, text, at, recordedAt: at, by, isInternal: kind !== 'reply' } as const;
    insert('case_log', logRow(entry, { id: createUuid(at), case_id: id }));
  }
  const statements = random.chance(0.7) ? [statement(random)] : [];
  for (const text of statements) writeStatement(insert, id, text, openedAt, by);
  if (random.chance(0.3)) {
    const change = { at: openedAt, by, field: 'severity', from: 4, to: draft.severity, reason: 'Looked at' };
    insert('case_changes', changeRow(change, { id: createUuid(openedAt), case_id: id }));
  }
  const isLinked = draft.state === 'closed' && random.chance(0.65) && options.articles.length > 0;
  if (isLinked) writeLink(insert, random, options, { id, sequence, openedAt, by });
  insert('case_search', {
    rowid: BigInt(position),
    facets: facetsOf(row as Parameters<typeof facetsOf>[0], isLinked), // a whole row
    number: `${numberWord(sequence)} ${draft.contract?.number ?? ''} ${draft.customer}`,
    title: searchableText(draft.title),
    problem: searchableText(draft.problem ?? ''),
    statements: searchableText(statements.join('\n')),
    log: searchableText(texts.join('\n')),
    outcome: searchableText([draft.outcome?.cause, draft.outcome?.resolution].join('\n')),
  });
}

function draftCase(random: Random, options: GenerateOptions, sequence: number, openedAt: number): CaseDraft {
  const [product, team, components] = random.pick(products);
  const customer = `customer-${random.skewed(customers, 2)}`;
  const isRecent = sequence > options.cases * 0.98;
  const state =
    isRecent && random.chance(0.6)
      ? random.pick(['open', 'working', 'escalated', 'pending', 'resolved'] as const)
      : 'closed';
  const isOver = state === 'closed' || state === 'resolved';
  const resolvedAt = openedAt + 3_600_000 + random.below(86_400_000 * 5);
  return {
    state,
    kind: caseKinds[random.skewed(caseKinds.length, 2)] ?? 'malfunction',
    title: title(random),
    problem: problem(random),
    customer,
    contract: { number: `C-${customer}`, kind: 'project' },
    entitlement: { standing: 'covered' },
    channel: random.pick(channels),
    product,
    component: random.pick(components),
    team,
    dutyEngineer: `Engineer ${random.below(20)}`,
    assignedEngineer: `Engineer ${random.skewed(engineers, 1.4)}`,
    severity: 4 - random.skewed(4, 2),
    businessImpact: random.pick(impacts),
    openedAt,
    assignedAt: openedAt + 60_000,
    changedAt: openedAt + 60_000,
    ...(random.chance(0.2) && { source: { system: 'zendesk', id: `Z-${sequence}` } }),
    ...(state !== 'open' && { acknowledgedAt: openedAt + 120_000 }),
    ...(isOver && {
      resolvedAt,
      outcome: { kind: 'solved', cause: cause(random), resolution: resolution(random) },
    }),
    ...(state === 'closed' && { closedAt: resolvedAt + 3_600_000 }),
  };
}

function writeStatement(
  insert: Insert,
  caseId: string,
  text: string,
  at: number,
  by: { readonly id: string; readonly name: string },
): void {
  const id = createUuid(at);
  const standing = { standing: 'reported', at, by } as const;
  const row = { text, standing: 'reported', version: 1, recordedAt: at, by, history: [standing] } as const;
  insert('case_statements', statementRow({ ...row, history: [standing] }, { id, case_id: caseId }));
  insert('case_standings', {
    statement_id: id,
    version: 1,
    standing: 'reported',
    evidence: null,
    reason: null,
    at,
    by_id: by.id,
    by_name: by.name,
  });
}

function writeLink(
  insert: Insert,
  random: Random,
  { articles }: GenerateOptions,
  subject: {
    readonly id: ReturnType<typeof caseIdSchema.parse>;
    readonly sequence: number;
    readonly openedAt: number;
    readonly by: { readonly id: string; readonly name: string };
  },
): void {
  const article = articles[random.skewed(articles.length, 2)];
  if (!article) return;
  const linkedAt = subject.openedAt + 7_200_000;
  const draft = {
    caseId: subject.id,
    caseNumber: formatCaseNumber(subject.sequence),
    kind: random.pick(linkKinds),
    article: articleIdSchema.parse(article.key),
    delivered: { article: article.key, revision: article.revision },
    linkedAt,
    by: subject.by,
  };
  const id = createUuid(linkedAt);
  insert('case_links', linkRow(draft, { id, batch: id, is_further_creator: 0 }));
  insert('case_link_events', {
    link_id: id,
    version: 1,
    event: 'made',
    at: linkedAt,
    by_id: subject.by.id,
    by_name: subject.by.name,
    kind: draft.kind,
    article_id: draft.article,
    cause: null,
    reason: null,
  });
}
