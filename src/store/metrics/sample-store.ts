import { sql, type Kysely, type Transaction } from 'kysely';
import { parseCaseNumber } from '../../core/case/case-id.ts';
import { authorOf } from '../../core/case/person.ts';
import { drawRanks } from '../../core/metrics/sample/draw-ranks.ts';
import type { DrawnSample, SamplePlan, SampleStore } from '../../core/metrics/sample/sample-store.ts';
import type { Act } from '../../core/people/actor.ts';
import type { Receipt, Written } from '../../core/rule/written.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { checkReceipt, keepReceipt } from '../receipts.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { sampledCaseOf, sampleOf, selectSampledCases, selectSamples } from './sample-rows.ts';

/** The samples on a database of the newest schema. */
export function createSampleStore(database: Kysely<Tables>): SampleStore {
  return {
    draw: (plan, act, receipt) =>
      database.transaction().execute((transaction) => drawIn(transaction, plan, act, receipt)),

    find: (id) => readSample(database, id),

    async list({ after, limit }) {
      const rows = await selectSamples(database)
        .$if(after !== undefined, (query) => query.where('samples.id', '<', after ?? ''))
        .orderBy('samples.id', 'desc')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit).map(sampleOf);
      const last = items.at(-1);
      return rows.length > limit && last ? { items, next: last.id } : { items };
    },

    judge: (id, number, judgement, act) =>
      database.transaction().execute(async (transaction): Promise<Written<DrawnSample>> => {
        const subject = await selectSampledCases(transaction, id)
          .where('cases.sequence', '=', parseCaseNumber(number) ?? 0)
          .executeTakeFirst();
        if (!subject) return { result: 'missing' };
        const { verdict, note, judgedAt, judgedBy } = judgement;
        await transaction
          .updateTable('sample_cases')
          .set({
            verdict,
            note: note ?? null,
            judged_at: judgedAt,
            judged_by_id: judgedBy.id,
            judged_by_name: judgedBy.name,
          })
          .where('sample_id', '=', id)
          .where('rank', '=', subject.rank)
          .execute();
        await appendAudit(transaction, {
          act,
          action: 'sample.judged',
          subjectType: 'sample',
          subjectId: id,
          details: {
            case: number,
            verdict,
            ...(note !== undefined && { note }),
            ...(subject.verdict !== null && { before: subject.verdict }),
          },
        });
        const value = await readSample(transaction, id);
        return value ? { result: 'written', value } : { result: 'missing' };
      }),
  };
}

async function readSample(database: Kysely<Tables>, id: string): Promise<DrawnSample | undefined> {
  const row = await selectSamples(database).where('samples.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const cases = await selectSampledCases(database, id).orderBy('sample_cases.rank').execute();
  const links = await database
    .selectFrom('sample_cases')
    .innerJoin('case_links', 'case_links.case_id', 'sample_cases.case_id')
    .select(['sample_cases.rank', 'case_links.article_id'])
    .where('sample_cases.sample_id', '=', id)
    .where('case_links.removed_at', 'is', null)
    .where('case_links.kind', 'in', ['created', 'reused', 'improved'])
    .execute();
  return {
    sample: sampleOf(row),
    cases: cases.map((each) =>
      sampledCaseOf(
        each,
        links.filter(({ rank }) => rank === each.rank).map(({ article_id: article }) => article),
      ),
    ),
  };
}

async function drawIn(
  transaction: Transaction<Tables>,
  plan: SamplePlan,
  act: Act,
  receipt: Receipt | undefined,
): Promise<Written<DrawnSample> | { readonly result: 'empty' }> {
  const known = await checkReceipt(transaction, receipt, act.at);
  if (known.state === 'key-reused') return { result: 'key-reused' };
  if (known.state === 'repeated') {
    const made = await readSample(transaction, known.made[0] ?? '');
    return made ? { result: 'repeated', value: made } : { result: 'missing' };
  }
  const { population } = await selectPopulation(transaction, plan)
    .select((count) => count.fn.countAll<number>().as('population'))
    .executeTakeFirstOrThrow();
  if (population === 0) return { result: 'empty' };
  const id = createUuid(act.at);
  const by = authorOf(act);
  const { seed, wanted, span, product, team } = plan;
  await transaction
    .insertInto('samples')
    .values({
      id,
      drawn_at: act.at,
      by_id: by.id,
      by_name: by.name,
      seed,
      from_at: span.from,
      before_at: span.before,
      product: product ?? null,
      team: team ?? null,
      wanted,
      population,
    })
    .execute();
  const ranks = drawRanks(seed, population, wanted);
  const drawn = await readRanks(transaction, plan, ranks);
  for (const [index, rank] of ranks.entries()) {
    const row = drawn.get(rank);
    if (!row) throw new Error(`a case was drawn that is not there: ${rank} of ${population}`);
    await transaction
      .insertInto('sample_cases')
      .values({
        sample_id: id,
        rank: index + 1,
        case_id: row.id,
        closed_at: row.closed_at ?? 0,
        knowledge: row.knowledge,
        verdict: null,
        note: null,
        judged_at: null,
        judged_by_id: null,
        judged_by_name: null,
      })
      .execute();
  }
  await appendAudit(transaction, {
    act,
    action: 'sample.drawn',
    subjectType: 'sample',
    subjectId: id,
    details: {
      seed,
      size: ranks.length,
      population,
      from: span.from,
      before: span.before,
      ...(product !== undefined && { product }),
      ...(team !== undefined && { team }),
    },
  });
  await keepReceipt(transaction, receipt, [id]);
  const value = await readSample(transaction, id);
  return value ? { result: 'written', value } : { result: 'missing' };
}

/** The closed cases that a sample is drawn from. */
function selectPopulation(database: Kysely<Tables>, { span, product, team }: SamplePlan) {
  return database
    .selectFrom('cases')
    .where('knowledge', 'in', ['known', 'new', 'unknown'])
    .where('closed_at', '>=', span.from)
    .where('closed_at', '<', span.before)
    .$if(product !== undefined, (query) => query.where(sql<boolean>`+cases.product = ${product}`))
    .$if(team !== undefined, (query) => query.where(sql<boolean>`+cases.team = ${team}`));
}

/** The cases that have these places in the order of closing, by place. */
async function readRanks(transaction: Transaction<Tables>, plan: SamplePlan, ranks: readonly number[]) {
  const ordered = selectPopulation(transaction, plan).select([
    'position',
    sql<number>`row_number() over (order by closed_at, position)`.as('place'),
  ]);
  const rows = await transaction
    .with('ordered', () => ordered)
    .selectFrom('ordered')
    .innerJoin('cases', 'cases.position', 'ordered.position')
    .select(['ordered.place', 'cases.id', 'cases.closed_at', 'cases.knowledge'])
    .where('ordered.place', 'in', [...ranks])
    .execute();
  return new Map(rows.map((row) => [row.place, row]));
}
