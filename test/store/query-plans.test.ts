import type { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../src/core/article/article-id.ts';
import { namedFields, tallied } from '../../src/core/case/case-survey.ts';
import type { CaseFilter } from '../../src/core/case/case-filter.ts';
import type { Case } from '../../src/core/case/case.ts';
import type { Act } from '../../src/core/people/actor.ts';
import { createArticleRegistry } from '../../src/store/article/article-registry.ts';
import { createCaseSearch } from '../../src/store/case/case-search.ts';
import { createCaseSurvey } from '../../src/store/case/case-survey.ts';
import { createCaseStore } from '../../src/store/case/case-store.ts';
import { createFeedbackStore } from '../../src/store/feedback/feedback-store.ts';
import { createIntakeStore } from '../../src/store/intake/intake-store.ts';
import { createLinkStore } from '../../src/store/link/link-store.ts';
import { createDraftMemory } from '../../src/store/draft/draft-memory.ts';
import { createLinkedCases } from '../../src/store/snapshot/linked-cases.ts';
import { createSuggestionMemory } from '../../src/store/suggest/suggestion-memory.ts';
import { createSearchLog } from '../../src/store/search-log/search-log.ts';
import { minutes, nine } from '../core/case/sample-case.ts';
import { draftOf, storeAct } from './case/case-store.contract.ts';
import { importedCase } from './intake/intake-store.contract.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { revisionOf, sampleArticle } from './sample-article.ts';

/** Every query that the adapters of cases, links, feedback and searches asked while each of their methods was used. */
const asked = new Map<string, CompiledQuery>();
let opened: TestDatabase;

/** Tables that grow with the cases, and so may never be walked as a whole. */
const growing =
  /^SCAN (?:cases|case_log|case_changes|case_statements|case_standings|case_facts|case_escalations|case_contacts|case_complaints|case_imports|case_import_entries|case_links|case_link_events|article_flags|article_feedback|searches|suggestion_dismissals|article_drafts|receipts|audit_entries|article_revisions)\b/;

const planOf = ({ sql, parameters }: CompiledQuery): string[] =>
  opened.connection
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);

const filters: readonly CaseFilter[] = [
  {},
  { state: ['open'] },
  { customer: ['harbourline'] },
  { product: ['vsphere'] },
  { assignedEngineer: ['Marta'] },
  { severity: [2] },
  { team: ['storage'] },
  { kind: ['question'] },
  { state: ['open', 'working'] },
  { customer: ['harbourline'], product: ['vsphere'], severity: [1, 2] },
  { openedFrom: nine, openedBefore: nine + 1 },
  { state: ['closed'], openedFrom: nine },
  { text: 'datastore "read only" par*', product: ['vsphere'], openedFrom: nine },
  { isLinked: true, state: ['closed'] },
  { isLinked: false },
];

beforeAll(async () => {
  opened = await openTestDatabase('memory', (query) => asked.set(query.sql, query));
  const { database } = opened;
  const cases = createCaseStore(database);
  const links = createLinkStore(database);
  const feedback = createFeedbackStore(database);
  const searches = createSearchLog(database);
  const suggestions = createSuggestionMemory(database);
  const drafts = createDraftMemory(database);
  const linkedCases = createLinkedCases(database);
  const act: Act = storeAct();
  const by = { id: act.actor.id, name: act.actor.name };
  const receipt = { key: 'k', scope: 's', requestHash: 'h', expiresAt: act.at + 1 };
  const articles = createArticleRegistry(database);
  const register = (list: Parameters<typeof articles.register>[0]['articles'], at = nine) =>
    articles.register({ audience: 'internal', at, articles: list });
  await register([sampleArticle('SN-0001'), sampleArticle('SN-0002')]);

  const first = await cases.open(draftOf({ source: { system: 'jira', id: '1' } }), act, { receipt });
  if (first.result !== 'written') throw new Error(first.result);
  const subject: Case = first.value;
  await cases.find(subject.number);
  await cases.findBySource('jira', '1');
  const survey = createCaseSurvey(database);
  for (const field of namedFields) await survey.listNames(field, 50);
  for (const field of tallied) await survey.countEach(field, ['1', '2']);
  for (const filter of filters) {
    await survey.tally(filter);
    await cases.list(filter, { limit: 50 });
    await cases.list(filter, { limit: 50, after: '1' });
  }
  const entry = { kind: 'action', text: 'x', at: nine, recordedAt: nine, by, isInternal: true } as const;
  const written = await cases.write(subject.id, 1, {
    act,
    set: { severity: 1 },
    changes: [{ at: nine, by, field: 'severity', from: 2, to: 1 }],
    log: Array.from({ length: 120 }, () => entry),
    statements: [
      {
        text: 'x',
        standing: 'reported',
        version: 1,
        recordedAt: nine,
        by,
        history: [{ standing: 'reported', at: nine, by }],
      },
    ],
    facts: [{ kind: 'tried', text: 'x', gatheredAt: nine, recordedAt: nine, by }],
    contacts: [{ dueAt: nine, channel: 'phone', madeAt: nine, by }],
    complaints: [{ text: 'x', complainant: 'y', receivedAt: nine, recordedAt: nine, by }],
    escalations: [{ level: 'vendor', reason: 'x', at: nine, by, missing: [] }],
    audit: { action: 'case.tested' },
  });
  if (written.result !== 'written') throw new Error(written.result);
  const { log, statements, contacts, complaints, escalations } = written.value;
  await cases.write(subject.id, 2, {
    act,
    standing: { id: statements[0]?.id ?? '', version: 1, standing: 'verified', evidence: 'x' },
    settledContact: { id: contacts[0]?.id ?? '', result: 'kept' },
    answeredComplaint: { id: complaints[0]?.id ?? '', answer: 'x' },
    returnedEscalation: { id: escalations[0]?.id ?? '', answer: 'x' },
    audit: { action: 'case.tested' },
  });
  for (const order of ['oldest-first', 'newest-first'] as const) {
    const page = await cases.listLog(subject.id, { limit: 10, order });
    await cases.listLog(subject.id, { limit: 10, order, after: page.next });
  }
  await cases.findLogEntry(subject.id, log[0]?.id ?? '');
  await cases.listChanges(subject.id);
  await cases.listStatements(subject.id);
  await cases.listFacts(subject.id);
  await cases.listEscalations(subject.id);
  await cases.listContacts(subject.id);
  await cases.listComplaints(subject.id);
  await cases.readClockFacts(subject.id);
  const search = createCaseSearch(database);
  for (const match of ['all', 'any'] as const)
    await search.rank({ text: 'datastore paths', match, isResolved: false, product: 'vsphere', limit: 10 });

  const id = articleIdSchema.parse('SN-0001');
  await links.findLinkable('SN-0001');
  const draft = {
    caseId: subject.id,
    caseNumber: subject.number,
    kind: 'created',
    article: id,
    delivered: { article: 'SN-0001', revision: revisionOf('SN-0001') },
    linkedAt: nine,
    by,
  } as const;
  const added = await links.add([draft], [subject], act, { ...receipt, scope: 'links' });
  const made = await links.add(
    [draft, { ...draft, kind: 'improved' }],
    [{ id: subject.id, version: 2 }],
    act,
  );
  if (added.result !== 'stale' || made.result !== 'written')
    throw new Error(`${added.result} ${made.result}`);
  const [link] = made.value;
  if (!link) throw new Error('no link');
  await links.find(link.id);
  await links.readTexts(link);
  await links.write(link.id, 1, { event: 'removed' }, act);
  await links.write(link.id, 2, { event: 'restored' }, act);
  await links.listOfCase(subject.id);
  for (const kind of [undefined, 'created'] as const) {
    await links.listOfArticle(id, { kind }, { limit: 10 });
    await links.listOfArticle(id, { kind }, { limit: 10, after: link.id });
  }
  await links.countOfArticle(id);
  await links.listEvents(link.id);
  await register([sampleArticle('SN-0009', { formerIds: ['SN-0001'] }), sampleArticle('SN-0002')], nine + 1);
  await links.undoBatch(link.batch, act);

  const sn1 = articleIdSchema.parse('SN-0001');
  const [listed] = (await cases.list({}, { limit: 1 })).items;
  if (!listed) throw new Error('no case');
  await suggestions.dismiss(listed.id, sn1, act);
  await suggestions.listDismissed([listed.id]);
  await suggestions.recall(listed.id, sn1, act);
  await drafts.reserve('SN', 0, listed.id, act);
  await drafts.listOpen(['SN-0001']);
  await drafts.settle(sn1, 'linked', nine);
  await drafts.lastNumber('SN');
  await drafts.namesOf(listed.id);
  await linkedCases.listOfArticle(sn1, 5);
  const recorded = await searches.record({ at: nine, words: 'x', place: 'site', results: 1 });
  await searches.recordClick(recorded.id, { article: 'SN-0001', position: 1 }, nine);
  await searches.recordCase(recorded.id, subject.id);
  const flag = {
    article: id,
    flagged: draft.delivered,
    kind: 'wrong',
    text: 'x',
    at: nine,
    by,
    case: subject.number,
  } as const;
  const raised = await feedback.addFlag(flag, act, { ...receipt, scope: 'flags' });
  await feedback.addFlag(flag, act);
  if ('value' in raised) await feedback.settleFlag(raised.value.id, 1, { result: 'fixed', answer: 'x' }, act);
  const praise = { article: id, read: draft.delivered, isHelpful: true, at: nine, by, search: recorded.id };
  await feedback.addFeedback(praise, act);
  for (const after of [undefined, recorded.id]) {
    await feedback.listFlags(id, { limit: 10, after });
    await feedback.listFeedback(id, { limit: 10, after });
  }
  await feedback.countFeedback(id);
  await searches.forget(nine + minutes(1));

  const intake = createIntakeStore(database);
  for (const severity of [1, 2]) {
    const history = [{ key: '1', kind: 'action', text: `${severity}`, at: nine, isInternal: true }];
    await intake.importCases([importedCase({ severity }, { log: history })], act);
  }
  await intake.findOrigin(subject.number);
});
afterAll(() => opened.close());

describe('the queries of the adapters', () => {
  it('are many, and hold those of lists, records, links and writes', () => {
    const texts = [...asked.keys()];
    expect(texts.length).toBeGreaterThan(90);
    for (const part of [
      'from "cases"',
      'case_search match',
      '"case_log"',
      '"case_links"',
      'update "cases"',
      'delete from "searches"',
    ])
      expect(texts.some((text) => text.includes(part))).toBe(true);
  });

  it('walk no table that grows, but for lists of all cases, which begin where the page does', () => {
    const walks = [...asked.values()].flatMap((query) =>
      planOf(query)
        .filter((step) => growing.test(step) && !step.includes('USING'))
        // Whether rows wait for a parent that is inserted is counted, and looked for only if there are any.
        .filter(() => !/^insert into "(?:articles|case_log)"/.test(query.sql))
        .map((step) => `${step}: ${query.sql}`),
    );
    const isList =
      /^SCAN cases: select .* from "cases"(?: where 1 = 1 and 1 = 1)? order by "position" \w+ limit \+\?(?:\) as "fitting")?$/;
    expect(walks.filter((walk) => !isList.test(walk))).toEqual([]);
  });

  it('sort nothing: every list comes out of an index in its order', () => {
    const sorts = [...asked.values()].flatMap((query) =>
      planOf(query)
        .filter((step) => step.includes('TEMP B-TREE'))
        .map((step) => `${step}: ${query.sql}`),
    );
    expect(sorts).toEqual([]);
  });

  it('walk an index as a whole only for its last entry, and that of the few links that have moved', () => {
    const walks = [...asked.values()].flatMap((query) =>
      planOf(query)
        .filter((step) => growing.test(step) && step.includes('USING'))
        .filter(() => !query.sql.endsWith(' order by "sequence" desc limit +?')),
    );
    expect([...new Set(walks)]).toEqual(['SCAN case_links USING COVERING INDEX case_links_that_moved']);
  });
});
