import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFilter } from '../../../src/core/case/case-filter.ts';
import { caseNumberSchema } from '../../../src/core/case/case-id.ts';
import type { CaseStore, LogPageRequest } from '../../../src/core/case/case-store.ts';
import type { CaseWrite } from '../../../src/core/case/case-write.ts';
import type { Case } from '../../../src/core/case/case.ts';
import { openCase, type CaseDraft } from '../../../src/core/case/open-case.ts';
import { addStatement, changeStanding, logEntry, takeComplaint } from '../../../src/core/case/record.ts';
import type { Act } from '../../../src/core/people/actor.ts';
import { builtInUsers } from '../../../src/core/people/actor.ts';
import type { Receipt } from '../../../src/core/rule/written.ts';
import { minutes, nine, managerAct, sampleNewCase } from '../../core/case/sample-case.ts';

/** A store with nothing in it, and the way to dispose of it. */
export interface OpenCaseStore {
  readonly cases: CaseStore;
  /** Actions of the audit trail with their subject, the first one first. */
  readonly readAudit: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** An act of the administrator of local mode, whom every database has. */
export const storeAct = (at: number = nine + minutes(60)): Act => ({
  ...managerAct,
  at,
  actor: { ...managerAct.actor, id: builtInUsers.local },
});

export function draftOf(change: Partial<Record<keyof Case, unknown>> = {}): CaseDraft {
  const { state, ...given } = change;
  const decision = openCase(sampleNewCase(given), storeAct(), undefined);
  if (decision.isRefused) throw new Error(JSON.stringify(decision.refusals));
  return { ...decision.value, ...(state !== undefined && { state: state as Case['state'] }) };
}

const receipt = (change: Partial<Receipt> = {}): Receipt => ({
  key: 'key-1',
  scope: 'somebody openCase',
  requestHash: 'hash',
  expiresAt: storeAct().at + minutes(60),
  ...change,
});

/** Numbers of all cases that fit, page by page. */
async function pageThrough(cases: CaseStore, filter: CaseFilter, limit: number): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await cases.list(filter, { limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items.map(({ number }) => number));
    after = page.next;
  } while (after !== undefined);
  return seen;
}

/** What every adapter of the case store does; run it for each. */
export function describeCaseStore(name: string, open: () => Promise<OpenCaseStore>): void {
  describe(`the case store on ${name}`, () => {
    let opened: OpenCaseStore;
    let cases: CaseStore;
    beforeEach(async () => {
      opened = await open();
      cases = opened.cases;
    });
    afterEach(() => opened.close());

    const add = async (change: Partial<Record<keyof Case, unknown>> = {}): Promise<Case> => {
      const result = await cases.open(draftOf(change), storeAct());
      if (result.result !== 'written') throw new Error(result.result);
      return result.value;
    };
    const write = async (
      subject: Case,
      change: Omit<CaseWrite, 'act' | 'audit'>,
      version = subject.version,
    ) => cases.write(subject.id, version, { act: storeAct(), audit: { action: 'case.tested' }, ...change });
    const numbers = async (filter: CaseFilter): Promise<string[]> =>
      (await cases.list(filter, { limit: 100 })).items.map(({ number }) => number);

    describe('open', () => {
      it('gives numbers in the order of opening, whatever the instants', async () => {
        const made = [await add(), await add({ openedAt: nine - minutes(999) }), await add()];
        expect(made.map(({ number }) => number)).toEqual(['SR-000001', 'SR-000002', 'SR-000003']);
        expect(new Set(made.map(({ id }) => id)).size).toBe(3);
      });

      it('keeps every field as it was given, byte for byte', async () => {
        const draft: CaseDraft = {
          ...draftOf({
            title: 'Robert\'); drop table cases;-- \u0000 😀 "x" ﷽ \u202E',
            problem: ' leading\r\n\ttrailing \u0007 ',
            source: { system: 'zendesk', id: ' 4711/ä', url: 'https://x.example/4711' },
          }),
          state: 'closed',
          onset: {
            claimed: { words: 'two days ago', at: nine - minutes(2880) },
            observed: { at: nine - minutes(120), evidence: 'vmkernel.log' },
          },
          baseline: { measure: 'latency', usual: '1 ms', observed: '90 ms', measuredAt: nine },
          plannedFix: { description: 'Update', release: '9.15.1P3', expectedAt: nine, isFollowed: true },
          entitlement: { standing: 'approved', approvedBy: 'Sales manager', note: 'by phone' },
          contact: { name: 'Priya', role: 'Lead', phone: '+44', email: 'p@x.example', preferred: 'e-mail' },
          assignedEngineer: 'Marta',
          escalationEngineer: 'Chen',
          outcome: {
            kind: 'solved',
            cause: 'cause',
            resolution: 'resolution',
            prevention: 'prevention',
            pending: 'pending',
          },
          assignedAt: nine + 1,
          acknowledgedAt: nine + 2,
          firstReplyAt: nine + 3,
          lastReplyAt: nine + 4,
          escalatedAt: nine + 5,
          resolvedAt: nine + 6,
          closedAt: nine + 7,
        };
        const result = await cases.open(draft, storeAct());
        const expected = { ...draft, id: expect.any(String) as string, number: 'SR-000001', version: 1 };
        expect(result).toEqual({ result: 'written', value: expected });
        expect(await cases.find(caseNumberSchema.parse('SR-000001'))).toEqual(expected);
        expect(await cases.findBySource('zendesk', ' 4711/ä')).toEqual(expected);
      });

      it('has no key for what is absent', async () => {
        const found = await add({ contract: undefined, contact: undefined, component: undefined });
        expect(Object.values(found)).not.toContain(undefined);
        expect(found).not.toHaveProperty('component');
      });

      it('opens a case of another system once', async () => {
        const source = { system: 'jira', id: 'OPS-1' };
        const first = await add({ source });
        expect(await cases.open(draftOf({ source }), storeAct())).toEqual({ result: 'taken', value: first });
        expect(await add({ source: { system: 'jira', id: 'OPS-2' } })).toMatchObject({ number: 'SR-000002' });
      });

      it('writes records and the audit trail with the case', async () => {
        const entry = {
          kind: 'action',
          text: 'Rescanned',
          at: nine,
          recordedAt: nine,
          by: { id: builtInUsers.local, name: 'Ada' },
          isInternal: true,
        } as const;
        const result = await cases.open(draftOf(), storeAct(), { records: { log: [entry] } });
        if (result.result !== 'written') throw new Error(result.result);
        const log = await cases.listLog(result.value.id, { limit: 10, order: 'oldest-first' });
        expect(log.items).toEqual([{ ...entry, id: expect.any(String) as string }]);
        expect(await opened.readAudit()).toEqual([`case.opened ${result.value.id}`]);
        expect(await numbers({ text: 'rescanned' })).toEqual(['SR-000001']);
      });

      it('opens one case for a request that comes twice, and none for another request with its key', async () => {
        const first = await cases.open(draftOf(), storeAct(), { receipt: receipt() });
        const again = await cases.open(draftOf(), storeAct(), { receipt: receipt() });
        expect([first.result, again.result]).toEqual(['written', 'repeated']);
        expect(again).toMatchObject({ value: { number: 'SR-000001' } });
        const other = await cases.open(draftOf(), storeAct(), { receipt: receipt({ requestHash: 'other' }) });
        expect(other).toEqual({ result: 'key-reused' });
        expect(await numbers({})).toEqual(['SR-000001']);
      });

      it('takes a key anew for another person, and after its time', async () => {
        await cases.open(draftOf(), storeAct(), { receipt: receipt() });
        const scoped = await cases.open(draftOf(), storeAct(), { receipt: receipt({ scope: 'another' }) });
        const later = storeAct(receipt().expiresAt);
        const expired = await cases.open(draftOf(), later, { receipt: receipt() });
        expect([scoped.result, expired.result]).toEqual(['written', 'written']);
      });

      it('opens one case when the same request arrives many times at once', async () => {
        const results = await Promise.all(
          Array.from({ length: 20 }, () => cases.open(draftOf(), storeAct(), { receipt: receipt() })),
        );
        expect(results.filter(({ result }) => result === 'written')).toHaveLength(1);
        expect(results.filter(({ result }) => result === 'repeated')).toHaveLength(19);
        expect(await numbers({})).toEqual(['SR-000001']);
      });

      it('gives a number to each of many at once', async () => {
        const results = await Promise.all(Array.from({ length: 50 }, () => add()));
        expect(new Set(results.map(({ number }) => number)).size).toBe(50);
      });
    });

    describe('write', () => {
      it('sets fields, empties others, and counts the version', async () => {
        const subject = await add();
        const result = await write(subject, { set: { title: 'Another', component: undefined, severity: 1 } });
        expect(result).toMatchObject({
          result: 'written',
          value: { case: { version: 2, title: 'Another', severity: 1 } },
        });
        const found = await cases.find(subject.number);
        expect(found).not.toHaveProperty('component');
        expect(found).toMatchObject({ problem: subject.problem, changedAt: storeAct().at });
      });

      it('refuses what was decided on another version, and writes nothing of it', async () => {
        const subject = await add();
        await write(subject, { set: { title: 'First' } });
        const entry = { kind: 'action', text: 'x', at: nine, recordedAt: nine, isInternal: true } as const;
        const by = { id: builtInUsers.local, name: 'Ada' };
        const result = await write(subject, { set: { title: 'Second' }, log: [{ ...entry, by }] });
        expect(result).toEqual({ result: 'stale' });
        expect(await cases.find(subject.number)).toMatchObject({ title: 'First', version: 2 });
        expect((await cases.listLog(subject.id, { limit: 9, order: 'oldest-first' })).items).toEqual([]);
        expect(await opened.readAudit()).toHaveLength(2);
      });

      it('lets one of many who change the same version succeed', async () => {
        const subject = await add();
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, index) => write(subject, { set: { title: `Title ${index}` } })),
        );
        expect(results.filter(({ result }) => result === 'written')).toHaveLength(1);
        expect(results.filter(({ result }) => result === 'stale')).toHaveLength(19);
        expect(await cases.find(subject.number)).toMatchObject({ version: 2 });
      });

      it('adds to a case whatever its version, and leaves its fields alone', async () => {
        const subject = await add();
        await write(subject, { set: { title: 'Another' } });
        const decision = takeComplaint(subject, { text: 'Slow', complainant: 'Priya' }, storeAct());
        if (decision.isRefused) throw new Error('refused');
        const result = await cases.write(subject.id, 1, decision.value);
        expect(result).toMatchObject({
          result: 'written',
          value: { case: { version: 2 }, complaints: [{ text: 'Slow' }] },
        });
        expect(await cases.listComplaints(subject.id)).toHaveLength(1);
      });

      it('knows nothing of a case that is not there', async () => {
        const subject = await add();
        const missing = { ...subject, id: '01890000-0000-7000-8000-00000000dead' as Case['id'] };
        expect(await write(missing, { set: { title: 'x' } })).toEqual({ result: 'missing' });
      });

      it('adds once for a request that comes twice', async () => {
        const subject = await add();
        const decision = addStatement({ text: 'It stopped', standing: 'reported' }, storeAct());
        if (decision.isRefused) throw new Error('refused');
        const first = await cases.write(subject.id, 1, decision.value, receipt());
        const again = await cases.write(subject.id, 1, decision.value, receipt());
        expect([first.result, again.result]).toEqual(['written', 'repeated']);
        expect('value' in again && 'value' in first && again.value.statements).toEqual(
          'value' in first && first.value.statements,
        );
        expect(await cases.listStatements(subject.id)).toHaveLength(1);
      });
    });

    describe('records', () => {
      it('keeps every standing of a statement, and refuses a judgement of an earlier one', async () => {
        const subject = await add();
        const added = addStatement(
          { text: 'Since two days', standing: 'reported', saidBy: 'Priya' },
          storeAct(),
        );
        if (added.isRefused) throw new Error('refused');
        await cases.write(subject.id, 1, added.value);
        const [statement] = await cases.listStatements(subject.id);
        if (!statement) throw new Error('no statement');
        const judged = changeStanding(
          statement,
          { standing: 'false-lead', evidence: 'The log begins two hours ago', reason: 'Read again' },
          storeAct(),
        );
        if (judged.isRefused) throw new Error('refused');
        expect((await cases.write(subject.id, 1, judged.value)).result).toBe('written');
        expect((await cases.write(subject.id, 1, judged.value)).result).toBe('stale');
        expect(await cases.listStatements(subject.id)).toMatchObject([
          {
            standing: 'false-lead',
            version: 2,
            evidence: 'The log begins two hours ago',
            history: [{ standing: 'reported' }, { standing: 'false-lead', reason: 'Read again' }],
          },
        ]);
      });

      it('keeps log entries with all that they have, in the order in which things happened', async () => {
        const subject = await add();
        const entries = [
          {
            kind: 'visit',
            text: 'On site',
            at: nine + 20,
            visit: { site: 'Quay', engineer: 'Marta', arrivedAt: nine },
          },
          { kind: 'spare', text: 'Disk', at: nine + 10, spare: { part: 'X1', serial: 'S/N 1', quantity: 2 } },
          { kind: 'rma', text: 'Back', at: nine + 30, rma: { number: 'R-1', owner: 'Chen' }, minutes: 5 },
          { kind: 'reply', text: 'Told', at: nine + 20, channel: 'phone' },
        ] as const;
        for (const entry of entries) {
          const present = await cases.find(subject.number);
          const decision = logEntry(present ?? subject, entry, false, storeAct());
          if (decision.isRefused) throw new Error('refused');
          await cases.write(subject.id, present?.version ?? 1, decision.value);
        }
        const { items } = await cases.listLog(subject.id, { limit: 10, order: 'oldest-first' });
        expect(items.map(({ text }) => text)).toEqual(['Disk', 'On site', 'Told', 'Back']);
        expect(items[0]).toMatchObject(entries[1]);
        expect(items[1]).toMatchObject(entries[0]);
        const id = items[0]?.id ?? '';
        expect(await cases.findLogEntry(subject.id, id)).toEqual(items[0]);
        const other = await add();
        expect(await cases.findLogEntry(other.id, id)).toBeUndefined();
        expect(await cases.readClockFacts(subject.id)).toMatchObject({
          repliedAt: [nine + 20],
          checkedAt: [],
        });
        expect(await cases.find(subject.number)).toMatchObject({
          firstReplyAt: nine + 20,
          lastReplyAt: nine + 20,
        });
      });

      it('shows every entry of a log once over pages of any size, from either end', async () => {
        const subject = await add();
        const by = { id: builtInUsers.local, name: 'Ada' };
        const log = Array.from({ length: 23 }, (_, index) => ({
          kind: 'action' as const,
          text: `entry ${index}`,
          at: nine + (index % 4),
          recordedAt: nine,
          by,
          isInternal: true,
        }));
        await write(subject, { log });
        const texts = async (limit: number, order: LogPageRequest['order']): Promise<string[]> => {
          const seen: string[] = [];
          let after: string | undefined;
          do {
            const page = await cases.listLog(subject.id, { limit, after, order });
            seen.push(...page.items.map(({ text }) => text));
            after = page.next;
          } while (after !== undefined);
          return seen;
        };
        const all = await texts(100, 'oldest-first');
        expect(new Set(all).size).toBe(23);
        for (const limit of [1, 2, 7, 22, 23]) {
          expect(await texts(limit, 'oldest-first')).toEqual(all);
          expect(await texts(limit, 'newest-first')).toEqual(all.toReversed());
        }
      });

      it('keeps changes with their values', async () => {
        const subject = await add();
        const by = { id: builtInUsers.local, name: 'Ada' };
        await write(subject, {
          set: { severity: 1 },
          changes: [
            { at: nine, by, field: 'severity', from: 3, to: 1, reason: 'Worse' },
            { at: nine, by, field: 'contact', from: { name: 'x' }, to: null },
          ],
        });
        expect(await cases.listChanges(subject.id)).toMatchObject([
          { field: 'severity', from: 3, to: 1, reason: 'Worse' },
          { field: 'contact', from: { name: 'x' }, to: null },
        ]);
        expect(await cases.listChanges(subject.id, ['severity'])).toHaveLength(1);
      });
    });

    describe('list', () => {
      const base: readonly Partial<Record<keyof Case, unknown>>[] = [
        {
          title: 'Datastore goes read-only',
          customer: 'harbourline',
          product: 'vsphere',
          severity: 2,
          team: 'virtualisation',
        },
        {
          title: 'Příčina výpadku úložiště',
          customer: 'vltava',
          product: 'ontap',
          severity: 1,
          team: 'storage',
          assignedEngineer: 'Marta',
        },
        {
          title: '数据存储变为只读',
          customer: 'jade',
          product: 'ontap',
          severity: 3,
          team: 'storage',
          problem: '所有路径都断开',
        },
        {
          title: 'OSD is nearfull',
          customer: 'harbourline',
          product: 'ceph',
          severity: 4,
          kind: 'question',
          openedAt: nine - minutes(60 * 24),
        },
        {
          title: 'ORA-00600 after patch 0xc0000185',
          customer: 'harbourline',
          product: 'oracle',
          state: 'closed',
          severity: 2,
          channel: 'portal',
        },
      ];
      const filters: readonly (readonly [string, CaseFilter, number[]])[] = [
        ['cases-01: no filter → the last opened first', {}, [5, 3, 2, 1, 4]],
        ['cases-02: a state', { state: ['closed'] }, [5]],
        ['cases-03: any of several states', { state: ['open', 'closed'] }, [5, 3, 2, 1, 4]],
        ['cases-04: a customer', { customer: ['harbourline'] }, [5, 1, 4]],
        ['cases-05: any of two customers', { customer: ['jade', 'vltava'] }, [3, 2]],
        ['cases-06: a product', { product: ['ontap'] }, [3, 2]],
        [
          'cases-07: customer and product and severity',
          { customer: ['harbourline'], product: ['vsphere'], severity: [2] },
          [1],
        ],
        [
          'cases-08: conditions that no case meets together',
          { customer: ['jade'], product: ['vsphere'] },
          [],
        ],
        ['cases-09: an assigned engineer', { assignedEngineer: ['Marta'] }, [2]],
        ['cases-10: a kind, which has no index of its own', { kind: ['question'] }, [4]],
        ['cases-11: opened from', { openedFrom: nine }, [5, 3, 2, 1]],
        ['cases-12: opened before', { openedBefore: nine }, [4]],
        ['cases-13: opened before the millisecond after', { openedBefore: nine + 1 }, [5, 3, 2, 1, 4]],
        ['cases-14: a customer, opened before', { customer: ['harbourline'], openedBefore: nine }, [4]],
        [
          'cases-15: two conditions, opened from',
          { customer: ['harbourline'], kind: ['malfunction'], openedFrom: nine },
          [5, 1],
        ],
        ['cases-16: a word, whatever its case', { text: 'DATASTORE' }, [1]],
        ['cases-17: a word without its accents', { text: 'uloziste' }, [2]],
        ['cases-18: words of several fields', { text: 'paths osd' }, [4]],
        ['cases-19: a word in its stem', { text: 'datastores' }, [1]],
        ['cases-20: Chinese words, without spaces', { text: '存储' }, [3]],
        ['cases-21: Chinese words of the problem', { text: '路径' }, [3]],
        ['cases-22: characters in another order', { text: '储存' }, []],
        ['cases-23: an error code', { text: 'ORA-00600' }, [5]],
        ['cases-24: a phrase', { text: '"goes read-only"' }, [1]],
        ['cases-25: a phrase in another order', { text: '"only read"' }, []],
        ['cases-26: the beginning of a word', { text: 'nearf*' }, [4]],
        ['cases-37: the beginning of a word of few letters is a whole word', { text: 'osd* nea*' }, []],
        ['cases-27: the number of a case', { text: 'sr-000003' }, [3]],
        [
          'cases-28: words and filters',
          { text: 'paths', customer: ['harbourline'], severity: [2, 4] },
          [5, 1, 4],
        ],
        ['cases-29: no word at all', { text: ' !?* "' }, []],
        ['cases-30: operators are plain words', { text: 'datastore AND OR NOT NEAR( :^' }, []],
        ['cases-31: an empty list of values', { customer: [] }, []],
        ['cases-32: no links', { isLinked: false, customer: ['jade'] }, [3]],
        ['cases-33: links', { isLinked: true }, []],
        ['cases-34: a contract number', { text: 'HL-2024-0117', customer: ['jade'] }, [3]],
        ['cases-35: a name that nobody has', { assignedEngineer: ["' or 1=1 --"] }, []],
        ['cases-36: a channel and a state', { channel: ['portal'], state: ['closed'] }, [5]],
      ];
      it.each(filters)('%s', async (_, filter, expected) => {
        for (const change of base) await add(change);
        expect(await numbers(filter)).toEqual(expected.map((number) => `SR-00000${number}`));
      });

      it('follows every change of what is filtered by and of what is said', async () => {
        const subject = await add({ title: 'Alpha', customer: 'one', kind: 'question' });
        const both = { customer: ['one'], kind: ['question'] } as const;
        expect(await numbers(both)).toHaveLength(1);
        await write(subject, { set: { customer: 'two', title: 'Beta' } });
        expect(await numbers(both)).toEqual([]);
        expect(await numbers({ ...both, customer: ['two'] })).toHaveLength(1);
        expect(
          [await numbers({ text: 'alpha' }), await numbers({ text: 'beta' })].map(({ length }) => length),
        ).toEqual([0, 1]);
        const decision = addStatement({ text: 'gamma ray', standing: 'reported' }, storeAct());
        if (!decision.isRefused) await cases.write(subject.id, 2, decision.value);
        expect(await numbers({ text: 'gamma beta' })).toHaveLength(1);
      });

      it('finds no word of a complaint', async () => {
        const subject = await add();
        const decision = takeComplaint(subject, { text: 'canary', complainant: 'x' }, storeAct());
        if (!decision.isRefused) await cases.write(subject.id, 1, decision.value);
        expect(await numbers({ text: 'canary' })).toEqual([]);
      });

      it('shows every case once over pages of any size, in one order', async () => {
        for (let index = 0; index < 23; index += 1) {
          await add({ openedAt: nine - (index % 5) * 1000, kind: index % 2 ? 'question' : 'malfunction' });
        }
        await fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 1, max: 30 }),
            fc.constantFrom<CaseFilter>(
              {},
              { customer: ['harbourline'] },
              { kind: ['question'] },
              { text: 'datastore' },
              { openedFrom: nine - 3000, openedBefore: nine },
            ),
            async (limit, filter) => {
              expect(await pageThrough(cases, filter, limit)).toEqual(await numbers(filter));
            },
          ),
          { numRuns: 40 },
        );
      });
    });
  });
}
