import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import type { Case } from '../../../src/core/case/case.ts';
import type { NewStatement } from '../../../src/core/case/statement.ts';
import { addStatement, changeStanding, logEntry } from '../../../src/core/case/record.ts';
import type { LinkKind } from '../../../src/core/link/link.ts';
import { formatSnapshot } from '../../../src/core/snapshot/case-snapshot.ts';
import { takeSnapshot } from '../../../src/core/snapshot/take-snapshot.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case/case-store.contract.ts';
import { revisionOf, sampleArticle } from '../sample-article.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:', nine);
  await store.articles.register({
    audience: 'internal',
    articles: [sampleArticle('SN-0001'), sampleArticle('SN-0001.it'), sampleArticle('SN-0002')],
    at: nine,
  });
});
afterEach(() => store.close());

const act = storeAct();
async function open(change: Partial<Record<keyof Case, unknown>>): Promise<Case> {
  const result = await store.cases.open(draftOf({ state: 'closed', ...change }), act);
  if (result.result !== 'written') throw new Error(result.result);
  return result.value;
}
async function link(subject: Case, key: string, kind: LinkKind): Promise<string> {
  const result = await store.links.add(
    [
      {
        caseId: subject.id,
        caseNumber: subject.number,
        kind,
        article: articleIdSchema.parse(key.split('.')[0]),
        delivered: { article: key, revision: revisionOf(key) },
        linkedAt: act.at,
        by: { id: act.actor.id, name: act.actor.name },
      },
    ],
    [],
    act,
  );
  if (result.result !== 'written') throw new Error(result.result);
  return result.value[0]?.id ?? '';
}
async function decide(subject: Case, decision: ReturnType<typeof addStatement>): Promise<Case> {
  if (decision.isRefused) throw new Error(JSON.stringify(decision.refusals));
  const result = await store.cases.write(subject.id, subject.version, decision.value);
  if (result.result !== 'written') throw new Error(result.result);
  return result.value.case;
}
const say = (subject: Case, text: string, more: Partial<NewStatement> = {}): Promise<Case> =>
  decide(subject, addStatement({ text, standing: 'reported', ...more }, act));

describe('takeSnapshot', () => {
  it('has what was reported and verified in resolved cases by the articles that answered them', async () => {
    let one = await open({ problem: 'Everything froze', customer: 'harbourline' });
    one = await say(one, 'It began after lunch');
    one = await say(one, 'The array logged lost paths', { standing: 'verified', evidence: 'messages.log' });
    one = await say(one, 'The backup did it');
    const wrong = (await store.cases.listStatements(one.id)).find(({ text }) => text.includes('backup'));
    if (!wrong) throw new Error('not recorded');
    one = await decide(one, changeStanding(wrong, { standing: 'false-lead', evidence: 'it was off' }, act));
    await decide(one, logEntry(one, { kind: 'remark', text: 'The customer is nervous' }, false, act));
    await link(one, 'SN-0001', 'reused');
    const two = await open({ problem: 'Tutto fermo', title: 'Fermo' });
    await link(two, 'SN-0001.it', 'created');
    expect(await takeSnapshot(store.linkedCases)).toEqual([
      {
        id: 'SN-0001',
        reuse: 2,
        cases: [
          {
            number: one.number,
            statements: ['Everything froze', 'It began after lunch', 'The array logged lost paths'],
          },
          { number: two.number, lang: 'it', statements: ['Tutto fermo'] },
        ],
      },
    ]);
  });

  it('leaves out open cases, links that did not help or were removed, and articles without any', async () => {
    await link(await open({ state: 'working' }), 'SN-0001', 'reused');
    await link(await open({}), 'SN-0001', 'not-helpful');
    await link(await open({}), 'SN-0001', 'consulted');
    const removed = await link(await open({}), 'SN-0002', 'improved');
    const written = await store.links.write(removed, 1, { event: 'removed' }, act);
    expect(written.result).toBe('written');
    expect(await takeSnapshot(store.linkedCases)).toEqual([]);
  });

  it('masks names, addresses and numbers of the case, and cuts what is long', async () => {
    const subject = await open({
      customer: 'aurora-bank',
      contract: { number: 'PRJ-2044' },
      contact: { name: 'Marta Novák', email: 'marta@aurora.systems' },
      assignedEngineer: 'Ugo Bianchi',
      problem: `db01.prod.aurora.systems: Marta of Aurora Bank (PRJ-2044) told Ugo that 10.1.2.3 with disk ZX81-5 is down. ${'It hangs. '.repeat(90)}`,
    });
    await decide(
      subject,
      logEntry(
        subject,
        { kind: 'spare', text: 'A disk', spare: { part: 'disk', serial: 'ZX81-5', quantity: 1 } },
        false,
        act,
      ),
    );
    await link(subject, 'SN-0002', 'reused');
    const [article] = await takeSnapshot(store.linkedCases);
    const [statement = ''] = article?.cases[0]?.statements ?? [];
    expect(statement).toMatch(
      /^\[host\]: \[name\] of \[customer\] \(\[contract\]\) told \[name\] that \[address\] with disk \[serial\] is down\. It hangs\./,
    );
    expect(statement.length).toBeLessThanOrEqual(400);
  });

  it('gives the same bytes for the same cases', async () => {
    for (const number of [2, 1]) {
      const subject = await open({ problem: `Problem ${number}` });
      await link(subject, `SN-000${number}`, 'reused');
    }
    const text = formatSnapshot(await takeSnapshot(store.linkedCases));
    expect(formatSnapshot((await takeSnapshot(store.linkedCases)).toReversed())).toBe(text);
    expect(text.split('\n')).toHaveLength(9);
  });
});
