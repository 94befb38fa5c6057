import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logForOutsiders } from '../../../src/core/case/outside-reader.ts';
import type { CaseStore } from '../../../src/core/case/case-store.ts';
import type { Case } from '../../../src/core/case/case.ts';
import { editCase } from '../../../src/core/case/edit-case.ts';
import { importedCaseSchema, type ImportedCase } from '../../../src/core/intake/imported-case.ts';
import type { IntakeStore } from '../../../src/core/intake/intake-store.ts';
import type { Act } from '../../../src/core/people/actor.ts';
import { minutes, nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case/case-store.contract.ts';

/** A store with nothing in it, and the way to dispose of it. */
export interface OpenIntakeStore {
  readonly intake: IntakeStore;
  readonly cases: CaseStore;
  /** Actions of the audit trail with their details, the first one first. */
  readonly readAudit: () => Promise<readonly { readonly action: string; readonly details: unknown }[]>;
  readonly close: () => Promise<void>;
}

const entry = (key: string, text: string, change: object = {}) => ({
  key,
  kind: 'action',
  text,
  at: nine + minutes(5),
  isInternal: true,
  ...change,
});

/** A ticket as a mapping table gives it. */
export function importedCase(
  fields: object = {},
  { log = [], ...change }: Readonly<Record<string, unknown>> = {},
): ImportedCase {
  return importedCaseSchema.parse({
    source: { system: 'zendesk', id: '4711' },
    updatedAt: nine + minutes(10),
    fields: {
      title: 'Datastore is read-only',
      customer: 'harbourline',
      openedAt: nine,
      state: 'open',
      ...fields,
    },
    log,
    rest: { tags: ['storage'] },
    ...change,
  });
}

/** What every adapter of intake does; run it for each. */
export function describeIntakeStore(name: string, open: () => Promise<OpenIntakeStore>): void {
  describe(`intake on ${name}`, () => {
    let opened: OpenIntakeStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const take = (imported: ImportedCase, act: Act = storeAct()) =>
      opened.intake.importCases([imported], act);
    const find = async (): Promise<Case> => {
      const found = await opened.cases.findBySource('zendesk', '4711');
      if (!found) throw new Error('there is no such case');
      return found;
    };
    const texts = async (): Promise<string[]> =>
      (await opened.cases.listLog((await find()).id, { order: 'oldest-first', limit: 50 })).items.map(
        ({ text }) => text,
      );

    it('opens a case once; the same again changes nothing', async () => {
      const ticket = importedCase({}, { log: [entry('1', 'Restarted.', { by: 'Marta' })] });
      expect(await take(ticket)).toEqual([{ result: 'created', number: 'SR-000001' }]);
      const first = await find();
      expect(await take(ticket, storeAct(nine + minutes(90)))).toEqual([
        { result: 'unchanged', number: 'SR-000001' },
      ]);
      expect(await find()).toEqual(first);
      expect(await texts()).toEqual(['Restarted.']);
      expect(await opened.readAudit()).toEqual([
        {
          action: 'case.imported',
          details: expect.objectContaining({ system: 'zendesk', sourceId: '4711' }) as unknown,
        },
      ]);
      const { items } = await opened.cases.listLog(first.id, { order: 'oldest-first', limit: 9 });
      expect(items[0]?.by).toEqual({ id: storeAct().actor.id, name: 'Marta' });
      expect((await opened.intake.findOrigin(first.number))?.rest).toEqual({ tags: ['storage'] });
    });

    it('takes a later version: fields, new entries, and entries that were edited there', async () => {
      await take(importedCase({}, { log: [entry('1', 'Restarted.')] }));
      const later = importedCase(
        { state: 'closed', resolvedAt: nine + minutes(30), closedAt: nine + minutes(40), severity: 2 },
        {
          updatedAt: nine + minutes(50),
          log: [entry('1', 'Restarted twice.'), entry('2', 'All is well.', { at: nine + minutes(6) })],
        },
      );
      expect(await take(later)).toMatchObject([{ result: 'updated' }]);
      const subject = await find();
      expect(subject).toMatchObject({
        version: 2,
        state: 'closed',
        severity: 2,
        outcome: { kind: 'solved' },
        closedAt: nine + minutes(40),
      });
      expect(await texts()).toEqual(['Restarted.', 'Restarted twice.', 'All is well.']);
      const log = (await opened.cases.listLog(subject.id, { order: 'oldest-first', limit: 9 })).items;
      expect(log[1]?.corrects).toBe(log[0]?.id);
      const changes = await opened.cases.listChanges(subject.id, ['state']);
      expect(changes).toMatchObject([{ from: 'open', to: 'closed', reason: 'Changed in zendesk.' }]);
      expect(await take(later)).toMatchObject([{ result: 'unchanged' }]);
    });

    it('lets an older version that comes late change nothing', async () => {
      await take(importedCase({ severity: 1 }, { updatedAt: nine + minutes(20) }));
      expect(await take(importedCase({ severity: 4 }))).toMatchObject([{ result: 'unchanged' }]);
      expect((await find()).severity).toBe(1);
    });

    it('leaves what was corrected here until it changes there', async () => {
      await take(importedCase());
      const subject = await find();
      const act = storeAct();
      const edit = editCase(subject, { title: 'DS-07 is read-only' }, act);
      if (edit.isRefused) throw new Error(edit.refusals[0].message);
      await opened.cases.write(subject.id, subject.version, edit.value);
      await take(importedCase({ severity: 1 }, { updatedAt: nine + minutes(20) }));
      expect(await find()).toMatchObject({ title: 'DS-07 is read-only', severity: 1 });
      await take(importedCase({ title: 'DS-07, renamed' }, { updatedAt: nine + minutes(30) }));
      expect((await find()).title).toBe('DS-07, renamed');
    });

    it('reopens what was reopened there; the outcome stays to be read', async () => {
      await take(
        importedCase({ state: 'resolved', resolvedAt: nine + 1, outcome: { resolution: 'Unlocked.' } }),
      );
      await take(importedCase({ state: 'working' }, { updatedAt: nine + minutes(20) }));
      const subject = await find();
      expect(subject).toMatchObject({ state: 'working', outcome: { resolution: 'Unlocked.' } });
      expect(subject.resolvedAt).toBeUndefined();
    });

    it('completes a case that was opened here under the same source', async () => {
      await opened.cases.open(draftOf({ source: { system: 'zendesk', id: '4711' } }), storeAct());
      expect(await take(importedCase({ severity: 4 }))).toEqual([{ result: 'updated', number: 'SR-000001' }]);
      expect((await find()).severity).toBe(4);
    });

    it.each([
      [
        'a case resolved before it was opened',
        { state: 'resolved', resolvedAt: nine - 1 },
        /before it was opened/,
      ],
      ['a time in the future', { openedAt: storeAct().at + minutes(6) }, /future/],
      ['no title', { title: undefined }, /title/],
      ['no customer', { customer: undefined }, /customer/],
    ])('rejects %s, and takes the others of the batch', async (_, fields, message) => {
      const other = importedCase({}, { source: { system: 'zendesk', id: '2' } });
      expect(await opened.intake.importCases([importedCase(fields), other], storeAct())).toMatchObject([
        { result: 'rejected', rejections: [{ message: expect.stringMatching(message) as string }] },
        { result: 'created' },
      ]);
    });

    it('takes a clock that is a little ahead as now', async () => {
      await take(importedCase({ openedAt: storeAct().at + minutes(4) }));
      expect((await find()).openedAt).toBe(storeAct().at);
    });

    it('rejects whatever somebody without the right imports, and severities that the policy has not', async () => {
      const act = storeAct();
      const nobody = { ...act, actor: { ...act.actor, rights: new Set<never>() } };
      expect(await take(importedCase(), nobody)).toMatchObject([{ result: 'rejected' }]);
      expect(
        await opened.intake.importCases([importedCase({ severity: 4 })], act, new Set([1, 2])),
      ).toMatchObject([
        { result: 'rejected', rejections: [{ message: expect.stringContaining('severity 4') }] },
      ]);
      expect(await opened.readAudit()).toEqual([]);
    });

    it('never lets a remark out', async () => {
      await take(
        importedCase({}, { log: [entry('1', 'Between us.', { kind: 'remark', isInternal: false })] }),
      );
      const { items } = await opened.cases.listLog((await find()).id, { order: 'oldest-first', limit: 9 });
      expect(logForOutsiders(items)).toEqual([]);
    });
  });
}
