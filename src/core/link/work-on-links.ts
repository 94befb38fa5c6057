import type { CaseNumber } from '../case/case-id.ts';
import type { CaseStore } from '../case/case-store.ts';
import type { Case } from '../case/case.ts';
import { mostAttempts, type Worked } from '../case/work-on-case.ts';
import type { Act } from '../people/actor.ts';
import type { Decision } from '../rule/refusal.ts';
import type { Receipt } from '../rule/written.ts';
import { linkCases } from './link-cases.ts';
import { changeLink, makeLinks, removeLink, restoreLink } from './link-rules.ts';
import type { CaseLink, LinkStore, LinkWrite } from './link-store.ts';
import { articleKeySchema, type LinkDraft, type NewLink } from './link.ts';

/** What work on links needs. */
export interface LinkPorts {
  readonly cases: Pick<CaseStore, 'find'>;
  readonly links: LinkStore;
}

/** Links a case to articles, all of them or none. */
export async function linkCaseToArticles(
  { cases, links }: LinkPorts,
  number: CaseNumber,
  asked: readonly NewLink[],
  act: Act,
  receipt?: Receipt,
): Promise<Worked<readonly CaseLink[]>> {
  return addLinks(links, act, receipt, async () => {
    const subject = await cases.find(number);
    if (!subject) return undefined;
    const requests = [];
    for (const link of asked) requests.push({ link, article: await links.findLinkable(link.article) });
    const existing = await links.listOfCase(subject.id);
    return { subjects: [subject], decision: makeLinks(subject, requests, existing, act) };
  });
}

/** A link of several cases to one article, in a language that it may have. */
export interface SharedLink extends Omit<NewLink, 'article'> {
  readonly article: string;
  readonly lang?: string | undefined;
}

/** Links several cases to an article, all of them or none. */
export async function linkCasesToArticle(
  { cases, links }: LinkPorts,
  numbers: readonly CaseNumber[],
  { article: id, lang, ...link }: SharedLink,
  act: Act,
  receipt?: Receipt,
): Promise<Worked<readonly CaseLink[]>> {
  return addLinks(links, act, receipt, async () => {
    const keys = lang === undefined ? [id] : [`${id}.${lang}`, id];
    const found = [];
    for (const key of keys) found.push({ key, known: await links.findLinkable(key) });
    const article = found.find(({ known }) => known) ?? { key: id, known: undefined };
    const subjects = [];
    for (const number of new Set(numbers)) {
      const subject = await cases.find(number);
      if (!subject) return undefined;
      subjects.push({ subject, existing: await links.listOfCase(subject.id) });
    }
    const asked = { ...link, article: articleKeySchema.parse(article.key) };
    return {
      subjects: subjects.map(({ subject }) => subject),
      decision: linkCases(asked, article.known, subjects, act),
    };
  });
}

type LinkPlan = () => Promise<
  { readonly subjects: readonly Case[]; readonly decision: Decision<LinkDraft[]> } | undefined
>;

/** @param plan Decides on what is there now; `undefined`: a case is not there. */
async function addLinks(
  links: Pick<LinkStore, 'add' | 'recall'>,
  act: Act,
  receipt: Receipt | undefined,
  plan: LinkPlan,
): Promise<Worked<readonly CaseLink[]>> {
  // Made before, they would be refused now for being there.
  const recalled = receipt && (await links.recall(receipt, act));
  if (recalled) return recalled;
  for (let attempt = 1; ; attempt += 1) {
    const planned = await plan();
    if (!planned) return { result: 'missing' };
    const { decision, subjects } = planned;
    if (decision.isRefused) return { result: 'refused', refusals: decision.refusals };
    const added = await links.add(decision.value, subjects, act, receipt);
    if (added.result === 'stale' && attempt < mostAttempts) continue;
    return added;
  }
}

/**
 * Changes, removes or restores a link, as the rules allow it.
 *
 * @param version Version that whoever asks has read; absent: any.
 */
export async function workOnLink(
  { cases, links }: LinkPorts,
  id: string,
  write: LinkWrite,
  act: Act,
  version?: number,
): Promise<Worked<CaseLink>> {
  const link = await links.find(id);
  const subject = link && (await cases.find(link.caseNumber));
  if (!subject) return { result: 'missing' };
  if (version !== undefined && version !== link.version) return { result: 'stale' };
  const decision = await decideOnLink(links, link, subject, write);
  if (decision.isRefused) return { result: 'refused', refusals: decision.refusals };
  return links.write(id, link.version, write, act);
}

async function decideOnLink(
  links: Pick<LinkStore, 'findLinkable' | 'listOfCase'>,
  link: CaseLink,
  subject: Case,
  write: LinkWrite,
): Promise<Decision<unknown>> {
  if (write.event === 'removed') return removeLink(link);
  const article = await links.findLinkable(link.article);
  const known = { id: link.article, creator: article?.creator };
  const others = await links.listOfCase(subject.id);
  return write.event === 'changed'
    ? changeLink(subject, link, write, known, others)
    : restoreLink(subject, link, write.reason, known, others);
}
