import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFilter } from '../../../src/core/case/case-filter.ts';
import type { CaseStore } from '../../../src/core/case/case-store.ts';
import type { Case } from '../../../src/core/case/case.ts';
import type { ClockPolicy } from '../../../src/core/case/clock/case-clocks.ts';
import { dueClocksOf, type DueClocks } from '../../../src/core/case/clock/due-clocks.ts';
import type { CaseDraft } from '../../../src/core/case/open-case.ts';
import { addStatement, commitContact, logEntry, settleContact } from '../../../src/core/case/record.ts';
import { minutes, nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct, type OpenCaseStore } from './case-store.contract.ts';

const policy: ClockPolicy = {
  clocks: { checksAfterAssignment: [15, 30, 45], reassignedEngineerHas: 15, firstReplyWithin: 60 },
  severities: [1, 2, 3].map((id) => ({
    id,
    name: `S${id}`,
    definition: 'x',
    examples: [],
    updateEvery: id * 90,
  })),
  agreements: [],
};
const clocks = dueClocksOf(policy);

/** The order by due time that every adapter of the case store has; run it for each. */
export function describeDueOrder(name: string, open: () => Promise<OpenCaseStore>): void {
  describe(`listByDue on ${name}`, () => {
    let opened: OpenCaseStore;
    let cases: CaseStore;
    beforeEach(async () => {
      opened = await open();
      cases = opened.cases;
    });
    afterEach(() => opened.close());

    const add = async (
      change: Partial<Record<keyof Case, unknown>> = {},
      later: Partial<CaseDraft> = {},
    ): Promise<Case> => {
      const result = await cases.open({ ...draftOf(change), ...later }, storeAct());
      if (result.result !== 'written') throw new Error(result.result);
      return result.value;
    };
    const numbers = async (filter: CaseFilter = {}, by: DueClocks = clocks): Promise<string[]> =>
      (await cases.listByDue(filter, { limit: 200 }, by)).items.map(({ number }) => number);
    const fresh = async ({ number }: Case): Promise<Case> => {
      const found = await cases.find(number);
      if (!found) throw new Error(`${number} is not here`);
      return found;
    };
    /** What is due first, by the clocks of each case as they are read one by one. */
    const expected = async (by: DueClocks): Promise<string[]> => {
      const all = (await cases.list({}, { limit: 200 })).items.toReversed();
      const due = await Promise.all(
        all
          .filter(({ state }) => state !== 'resolved' && state !== 'closed')
          .map(async (subject) => ({
            number: subject.number,
            at: by.dueAt(subject, await cases.readClockFacts(subject.id)) ?? Infinity,
          })),
      );
      return due.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ number }) => number);
    };

    it('has what is due next first, however long ago it was opened, and nothing that is over', async () => {
      await add({ severity: 3, openedAt: nine - minutes(2000) }, { firstReplyAt: nine, lastReplyAt: nine });
      await add({ severity: 1, openedAt: nine });
      await add({ severity: 2, openedAt: nine - minutes(10) });
      await add({ state: 'resolved' }, { resolvedAt: nine });
      expect(await numbers()).toEqual(['SR-000003', 'SR-000002', 'SR-000001']);
    });

    it('follows a reply, a promised contact and its end, a check, another severity, and the end of a case', async () => {
      const one = await add({ severity: 1, openedAt: nine });
      const other = await add({ severity: 3, openedAt: nine + minutes(1) });
      expect(await numbers()).toEqual([one.number, other.number]);
      const reply = logEntry(
        one,
        { kind: 'reply', text: 'We look at it.', isInternal: false },
        true,
        storeAct(),
      );
      if (!reply.isRefused) await cases.write(one.id, one.version, reply.value);
      // Its next update is due after the first reply of the other one.
      expect(await numbers()).toEqual([other.number, one.number]);
      const promise = commitContact({ dueAt: nine + minutes(61), channel: 'phone' }, storeAct());
      if (!promise.isRefused) await cases.write(one.id, (await fresh(one)).version, promise.value);
      // Both are due at the same time: the one that was opened first is first.
      expect(await numbers()).toEqual([one.number, other.number]);
      const [contact] = await cases.listContacts(one.id);
      const end = contact && settleContact(contact, { result: 'kept' }, storeAct());
      if (end && !end.isRefused) await cases.write(one.id, (await fresh(one)).version, end.value);
      expect(await numbers()).toEqual(await expected(clocks));
      const { version } = await fresh(other);
      await cases.write(other.id, version, {
        act: storeAct(),
        audit: { action: 'case.tested' },
        set: { state: 'resolved', resolvedAt: nine + minutes(70) },
      });
      expect(await numbers()).toEqual([one.number]);
      await cases.write(other.id, version + 1, {
        act: storeAct(),
        audit: { action: 'case.tested' },
        set: { state: 'working', resolvedAt: undefined },
      });
      expect(await numbers()).toEqual(await expected(clocks));
    });

    it('is put anew when the policy sets other clocks', async () => {
      await add({ severity: 1, openedAt: nine });
      await add({ severity: 2, openedAt: nine - minutes(1) });
      const other = dueClocksOf({
        ...policy,
        severities: policy.severities.map((severity) => ({
          ...severity,
          updateEvery: severity.id === 1 ? 5 : 5000,
        })),
      });
      expect(await numbers()).toEqual(['SR-000002', 'SR-000001']);
      expect(await numbers({}, other)).toEqual(['SR-000001', 'SR-000002']);
      expect(await numbers()).toEqual(['SR-000002', 'SR-000001']);
    });

    it('puts cases without anything due last', async () => {
      await add({ severity: 9, openedAt: nine - minutes(5000) }, { firstReplyAt: nine, lastReplyAt: nine });
      await add({ severity: 1, openedAt: nine });
      expect(await numbers()).toEqual(['SR-000002', 'SR-000001']);
    });

    const filters: readonly (readonly [string, CaseFilter, readonly number[]])[] = [
      ['due-01: a customer', { customer: ['jade'] }, [3, 1]],
      ['due-02: two values', { severity: [1, 3] }, [3, 2]],
      ['due-03: a word', { text: 'quorum' }, [3, 1]],
      ['due-04: a word and a value', { text: 'quorum', severity: [2] }, [1]],
      ['due-05: states', { state: ['open'] }, [3, 2, 1]],
      ['due-06: states that are over', { state: ['closed'] }, []],
      ['due-07: an empty list of values', { customer: [] }, []],
      ['due-08: times', { openedBefore: nine - minutes(1) }, [3]],
      ['due-09: no links', { isLinked: false }, [3, 2, 1]],
      ['due-10: links', { isLinked: true }, []],
      ['due-11: no word at all', { text: ' !?* "' }, []],
    ];
    it.each(filters)('%s', async (_, filter, found) => {
      await add({ customer: 'jade', severity: 2, title: 'Quorum is lost', openedAt: nine + minutes(20) });
      await add({ customer: 'ochre', severity: 1, openedAt: nine + minutes(3) });
      await add({ customer: 'jade', severity: 3, title: 'The quorum disk', openedAt: nine - minutes(2) });
      await add({ state: 'closed', title: 'quorum' }, { resolvedAt: nine, closedAt: nine });
      expect(await numbers(filter)).toEqual(found.map((number) => `SR-00000${number}`));
    });

    it('is the order of the clocks after any writes, on pages of any size', async () => {
      const step = fc.record({
        which: fc.nat({ max: 11 }),
        what: fc.constantFrom('reply', 'check', 'promise', 'assign', 'severity', 'resolve', 'statement'),
        at: fc.integer({ min: 60, max: 600 }),
      });
      for (let index = 0; index < 12; index += 1)
        await add({ severity: 1 + (index % 3), openedAt: nine - minutes(index * 7) });
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 8 }),
          fc.integer({ min: 1, max: 14 }),
          async (steps, limit) => {
            const all = (await cases.list({}, { limit: 200 })).items;
            for (const { which, what, at } of steps) {
              const chosen = all[which];
              if (!chosen) continue;
              const subject = await fresh(chosen);
              const act = storeAct(nine + minutes(at));
              const base = { act, audit: { action: 'case.tested' } } as const;
              if (what === 'reply' || what === 'check') {
                const entry = logEntry(
                  subject,
                  { kind: what, text: 'x', isInternal: what === 'check' },
                  true,
                  act,
                );
                if (!entry.isRefused) await cases.write(subject.id, subject.version, entry.value);
              } else if (what === 'promise') {
                const promise = commitContact({ dueAt: act.at + minutes(1), channel: 'phone' }, act);
                if (!promise.isRefused) await cases.write(subject.id, subject.version, promise.value);
              } else if (what === 'statement') {
                const said = addStatement({ text: 'x', standing: 'reported' }, act);
                if (!said.isRefused) await cases.write(subject.id, subject.version, said.value);
              } else {
                const set = {
                  assign: { assignedEngineer: `E${at}`, assignedAt: act.at },
                  severity: { severity: 1 + (at % 3) },
                  resolve: { state: 'resolved' as const, resolvedAt: act.at },
                }[what];
                await cases.write(subject.id, subject.version, { ...base, set });
              }
            }
            const order = await expected(clocks);
            const seen: string[] = [];
            let after: string | undefined;
            do {
              const page = await cases.listByDue({}, { limit, after }, clocks);
              seen.push(...page.items.map(({ number }) => number));
              after = page.next;
            } while (after !== undefined);
            expect(seen).toEqual(order);
          },
        ),
        { numRuns: 25 },
      );
    });
  });
}
