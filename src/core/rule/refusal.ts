/** What a rule that was broken means to whoever asked: not in this state, not allowed to this person, not complete. */
export type RefusalKind = 'conflict' | 'forbidden' | 'invalid';

/** The entry of a rule in the reference of problems. */
export interface RuleEntry {
  readonly kind: RefusalKind;
  /** The same for every occurrence. */
  readonly title: string;
  /** When it occurs and what to do; Markdown in a line. */
  readonly explanation: string;
}

/** Rules of cases and links by the code that they are refused with. Codes are permanent. */
export const rules = {
  'transition-not-possible': {
    kind: 'conflict',
    title: 'The case cannot go to that state from here',
    explanation:
      'Only some transitions lead out of a state: an open case is resolved before it is closed. The detail names those that are possible.',
  },
  'approval-missing': {
    kind: 'conflict',
    title: 'Work on the case is not approved',
    explanation:
      'A customer without a contract needs the approval of the manager or sales manager before the work begins. Record who approved it in `entitlement`.',
  },
  'approver-missing': {
    kind: 'invalid',
    title: 'An approval names who gave it',
    explanation: 'Name the manager or sales manager in `entitlement.approvedBy`.',
  },
  'contract-missing': {
    kind: 'invalid',
    title: 'Covered by no contract',
    explanation:
      'A case is `covered` by a contract that it names. Give `contract.number`, or let it await approval.',
  },
  'outcome-incomplete': {
    kind: 'invalid',
    title: 'The outcome is not complete',
    explanation:
      'What is solved names its cause and resolution, a workaround and expected behaviour the resolution, and what stays unsolved says what is pending and who owns it.',
  },
  'impact-needs-manager': {
    kind: 'forbidden',
    title: 'Only a manager sets a high impact against a low severity',
    explanation:
      'A business impact of high or critical on a case of severity 3 or lower overrides the support standard. Somebody with the right `severity:override` does it, with a reason.',
  },
  'adjustment-without-change': {
    kind: 'invalid',
    title: 'The adjustment changes nothing',
    explanation: 'The case has this severity or impact already.',
  },
  'severity-unknown': {
    kind: 'invalid',
    title: 'The support standard has no such severity',
    explanation: 'Severities are listed in `policy/severities.yaml`.',
  },
  'evidence-missing': {
    kind: 'invalid',
    title: 'A verified statement names its evidence',
    explanation: 'Say in `evidence` which log or recording shows it, and for a false lead why it is one.',
  },
  'times-out-of-order': {
    kind: 'invalid',
    title: 'The times are out of order',
    explanation: 'Nothing of a case happens before it was opened, or in the future.',
  },
  'correction-of-nothing': {
    kind: 'invalid',
    title: 'The entry to correct is not in this log',
    explanation: 'A correction names an entry of the same case in `corrects`.',
  },
  'contact-settled': {
    kind: 'conflict',
    title: 'The commitment is settled already',
    explanation: 'It was kept, missed or called off. Make a new one.',
  },
  'complaint-answered': {
    kind: 'conflict',
    title: 'The complaint is answered already',
    explanation: 'Its answer stays as it was given.',
  },
  'appointment-needs-manager': {
    kind: 'forbidden',
    title: 'The centre manager appoints the escalation engineer',
    explanation: 'Somebody with the right `escalation:appoint` does it.',
  },
  'source-taken': {
    kind: 'conflict',
    title: 'That case of the other system is here already',
    explanation: 'A case of another system is opened once. The detail names the one that there is.',
  },
  'link-before-resolution': {
    kind: 'conflict',
    title: 'Only a resolved case has created an article',
    explanation: 'Resolve the case first, or link the article as consulted.',
  },
  'link-to-unknown-article': {
    kind: 'conflict',
    title: 'There is no such article here',
    explanation: 'The article is not in the present build, or never had this revision.',
  },
  'link-to-archived-article': {
    kind: 'conflict',
    title: 'The article is archived',
    explanation: 'Link the article that replaces it, or give the `reason` for linking an archived one.',
  },
  'link-second-creator': {
    kind: 'conflict',
    title: 'Another case has created this article',
    explanation: 'An article comes from one case. Where it comes from several, give the `reason`.',
  },
  'link-exists': {
    kind: 'conflict',
    title: 'The case is linked to the article already',
    explanation:
      'A case says one thing of an article; `improved` alone may stand beside `created` or `reused`. Change the kind of the link that there is.',
  },
  'link-change-needs-reason': {
    kind: 'invalid',
    title: 'This change of a link needs a reason',
    explanation: 'Going back on what was said before is explained: give the `reason`.',
  },
  'link-removed': {
    kind: 'conflict',
    title: 'The link is removed',
    explanation: 'Restore it first, or make a new one.',
  },
  'link-not-removed': {
    kind: 'conflict',
    title: 'The link is not removed',
    explanation: 'There is nothing to restore.',
  },
  'verdict-not-possible': {
    kind: 'invalid',
    title: 'The verdict does not fit the case',
    explanation:
      'A case that had an article is judged by whether it is the right one, and one that had none by whether there should be one.',
  },
  'sample-of-nothing': {
    kind: 'conflict',
    title: 'No case was closed in that time',
    explanation: 'There is nothing to draw a sample from. Take a longer time, or another product or team.',
  },
  'flag-settled': {
    kind: 'conflict',
    title: 'The flag is settled already',
    explanation: 'Raise a new one where something is still wrong.',
  },
} as const satisfies Readonly<Record<string, RuleEntry>>;

export type RuleCode = keyof typeof rules;

/** A rule that what was asked for would break. */
export interface Refusal {
  readonly code: RuleCode;
  /** What happened in this case, and what to do. */
  readonly message: string;
  /** JSON Pointer to the part of what was asked for, where it is one part. */
  readonly pointer?: string;
}

/** What rules decided: refused for every rule broken, or what is to be done. */
export type Decision<Value> =
  | { readonly isRefused: true; readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly isRefused: false; readonly value: Value };

export const allow = <Value>(value: Value): Decision<Value> => ({ isRefused: false, value });

export const refuse = (...refusals: [Refusal, ...Refusal[]]): Decision<never> => ({
  isRefused: true,
  refusals,
});

/** Refuses for everything in a list, or goes on when it is empty. */
export function decide<Value>(refusals: readonly Refusal[], value: () => Value): Decision<Value> {
  const [first, ...rest] = refusals;
  return first ? refuse(first, ...rest) : allow(value());
}
