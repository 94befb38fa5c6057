import * as fc from 'fast-check';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import type { CaseSettings } from '../../../src/core/case/case-write.ts';
import type { Case } from '../../../src/core/case/case.ts';
import type { Link, LinkDraft, LinkKind } from '../../../src/core/link/link.ts';
import { linkKinds } from '../../../src/core/link/link.ts';
import { createArticleRegistry } from '../../../src/store/article/article-registry.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { createFeedbackStore } from '../../../src/store/feedback/feedback-store.ts';
import { createLinkStore } from '../../../src/store/link/link-store.ts';
import { createSearchLog } from '../../../src/store/search-log/search-log.ts';
import { nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case/case-store.contract.ts';
import type { TestDatabase } from '../open-test-database.ts';
import { revisionOf, sampleArticle } from '../sample-article.ts';

export const dayLength = 86_400_000;
const products = ['vsphere', 'ontap', undefined];
const teams = ['storage', 'linux', undefined];
const people = ['Ada Rossi', 'Wei Lin'];
const articles = ['SN-0001', 'SN-0002', 'SN-0003'];

/** One of the things there are, wherever a place points. */
const pick = <Item>(items: readonly Item[], place: number): Item | undefined =>
  items[place % (items.length || 1)];

/** Something that happens; places point at whatever cases, links and searches there are. */
export const eventArbitrary = fc.oneof(
  fc.record({
    event: fc.constant('open' as const),
    product: fc.nat(2),
    team: fc.nat(2),
    day: fc.nat(20),
    isClosed: fc.boolean(),
  }),
  fc.record({ event: fc.constant('close' as const), of: fc.nat(20), day: fc.nat(20) }),
  fc.record({ event: fc.constant('reopen' as const), of: fc.nat(20) }),
  fc.record({ event: fc.constant('move' as const), of: fc.nat(20), product: fc.nat(2), team: fc.nat(2) }),
  fc.record({
    event: fc.constant('link' as const),
    of: fc.nat(20),
    article: fc.nat(2),
    kind: fc.constantFrom(...linkKinds),
    by: fc.nat(1),
    day: fc.nat(20),
  }),
  fc.record({ event: fc.constant('change' as const), of: fc.nat(20), kind: fc.constantFrom(...linkKinds) }),
  fc.record({ event: fc.constant('remove' as const), of: fc.nat(20) }),
  fc.record({ event: fc.constant('restore' as const), of: fc.nat(20) }),
  fc.record({
    event: fc.constant('register' as const),
    authors: fc.array(fc.nat(1), { maxLength: 2 }),
    isRenamed: fc.boolean(),
  }),
  fc.record(
    {
      event: fc.constant('search' as const),
      day: fc.nat(20),
      results: fc.nat(2),
      isFromCases: fc.constant(true as const),
      clicked: fc.record({
        article: fc.constant('SN-0001'),
        position: fc.integer({ min: 1, max: 3 }),
        isFromCases: fc.boolean(),
      }),
    },
    { requiredKeys: ['event', 'day', 'results'] },
  ),
  fc.record(
    {
      event: fc.constant('click' as const),
      of: fc.nat(20),
      position: fc.integer({ min: 1, max: 3 }),
      isFromCases: fc.constant(true as const),
    },
    { requiredKeys: ['event', 'of', 'position'] },
  ),
  fc.record({ event: fc.constant('search-case' as const), of: fc.nat(20), case: fc.nat(20) }),
  fc.record({ event: fc.constant('feedback' as const), day: fc.nat(20), isHelpful: fc.boolean() }),
);
export type WorldEvent = typeof eventArbitrary extends fc.Arbitrary<infer Event> ? Event : never;

/** Lets things happen to a database by the adapters that the product has. */
export function createWorld({ database }: TestDatabase): (event: WorldEvent) => Promise<void> {
  const cases = createCaseStore(database);
  const links = createLinkStore(database);
  const searches = createSearchLog(database);
  const feedback = createFeedbackStore(database);
  const registry = createArticleRegistry(database);
  const numbers: Case['number'][] = [];
  const made: Link['id'][] = [];
  const searched: string[] = [];
  const act = storeAct();

  const set = async (place: number, settings: CaseSettings): Promise<void> => {
    const number = pick(numbers, place);
    const subject = number && (await cases.find(number));
    if (subject)
      await cases.write(subject.id, subject.version, {
        act,
        set: settings,
        audit: { action: 'case.tested' },
      });
  };
  const change = async (place: number, write: Parameters<typeof links.write>[2]): Promise<void> => {
    const link = await links.find(pick(made, place) ?? '');
    const isRemoved = link?.removedAt !== undefined;
    if (!link || isRemoved !== (write.event === 'restored')) return;
    await links.write(link.id, link.version, write, act);
  };

  return async (event) => {
    switch (event.event) {
      case 'open': {
        const closedAt = nine + event.day * dayLength;
        const opened = await cases.open(
          {
            ...draftOf({ product: products[event.product], team: teams[event.team] }),
            ...(event.isClosed && { state: 'closed', resolvedAt: closedAt, closedAt }),
          },
          act,
        );
        if ('value' in opened) numbers.push(opened.value.number);
        return;
      }
      case 'close': {
        const closedAt = nine + event.day * dayLength;
        return set(event.of, { state: 'closed', resolvedAt: closedAt, closedAt });
      }
      case 'reopen':
        return set(event.of, { state: 'working', resolvedAt: undefined, closedAt: undefined });
      case 'move':
        return set(event.of, { product: products[event.product], team: teams[event.team] });
      case 'link': {
        const number = pick(numbers, event.of);
        const subject = number && (await cases.find(number));
        if (!subject) return;
        const draft = linkDraft(subject, articles[event.article] ?? 'SN-0001', event.kind, {
          linkedAt: nine + event.day * dayLength,
          by: { id: act.actor.id, name: people[event.by] ?? '' },
          reason: 'x',
        });
        const added = await links.add([draft], [], act);
        if ('value' in added) made.push(...added.value.map(({ id }) => id));
        return;
      }
      case 'change':
        return change(event.of, { event: 'changed', kind: event.kind });
      case 'remove':
        return change(event.of, { event: 'removed' });
      case 'restore':
        return change(event.of, { event: 'restored' });
      case 'register': {
        const authors = event.authors.map((place) => people[place]);
        await registry.register({
          audience: 'internal',
          at: nine,
          articles: [
            sampleArticle('SN-0001', { authors }),
            sampleArticle('SN-0002', event.isRenamed ? { formerIds: ['SN-0003'], authors } : {}),
            ...(event.isRenamed ? [] : [sampleArticle('SN-0003')]),
          ],
        });
        return;
      }
      case 'search': {
        const { day, event: _, ...told } = event;
        const kept = await searches.record({
          ...told,
          at: nine + day * dayLength,
          words: 'x',
          place: 'site',
        });
        searched.push(kept.id);
        return;
      }
      case 'click':
        await searches.recordClick(
          pick(searched, event.of) ?? '',
          {
            article: 'SN-0001',
            position: event.position,
            ...(event.isFromCases && { isFromCases: true }),
          },
          nine,
        );
        return;
      case 'search-case': {
        const number = pick(numbers, event.case);
        const subject = number && (await cases.find(number));
        if (subject) await searches.recordCase(pick(searched, event.of) ?? '', subject.id);
        return;
      }
      case 'feedback':
        await feedback.addFeedback(
          {
            article: articleIdSchema.parse('SN-0001'),
            read: { article: 'SN-0001', revision: revisionOf('SN-0001') },
            isHelpful: event.isHelpful,
            at: nine + event.day * dayLength,
            by: { id: act.actor.id, name: 'Ada Rossi' },
          },
          act,
        );
    }
  };
}

export const linkDraft = (
  subject: Pick<Case, 'id' | 'number'>,
  key: string,
  kind: LinkKind,
  change: Partial<LinkDraft> = {},
): LinkDraft => ({
  caseId: subject.id,
  caseNumber: subject.number,
  kind,
  article: articleIdSchema.parse(key),
  delivered: { article: key, revision: revisionOf(key) },
  linkedAt: nine,
  by: { id: storeAct().actor.id, name: 'Ada Rossi' },
  ...change,
});
