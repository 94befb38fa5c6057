import type { Case } from '../case/case.ts';
import type { Act } from '../people/actor.ts';
import { allow, refuse, type Decision, type Refusal } from '../rule/refusal.ts';
import { makeLinks, type LinkableArticle } from './link-rules.ts';
import type { Link, LinkDraft, NewLink } from './link.ts';

/** A case that is to be linked, with the links that it has. */
export interface CaseToLink {
  readonly subject: Case;
  readonly existing: readonly Link[];
}

/** Links several cases to one article, all of them or none. */
export function linkCases(
  link: NewLink,
  article: LinkableArticle | undefined,
  cases: readonly CaseToLink[],
  act: Act,
): Decision<LinkDraft[]> {
  const refusals: Refusal[] = [];
  const drafts: LinkDraft[] = [];
  let creator = article?.creator;
  for (const [index, { subject, existing }] of cases.entries()) {
    const asItIs = article && { ...article, creator };
    const decision = makeLinks(subject, [{ link, article: asItIs }], existing, act);
    if (decision.isRefused) {
      refusals.push(...decision.refusals.map((refusal) => ({ ...refusal, pointer: `/cases/${index}` })));
    } else {
      drafts.push(...decision.value);
      if (link.kind === 'created') creator ??= subject.number;
    }
  }
  const [first, ...others] = refusals;
  return first ? refuse(first, ...others) : allow(drafts);
}
