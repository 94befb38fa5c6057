import { z } from 'zod';

/** Everything that somebody can be allowed to do, and what it permits. A new right is a line here and in `role.ts`. */
export const rights = {
  'article:read': 'Read articles and their revisions.',
  'article:flag': 'Flag an article and say whether it helped.',
  'article:draft': 'Write articles for colleagues.',
  'article:publish': 'Make validated articles external.',
  'search:record': 'Have searches counted that found something, or nothing.',
  'case:read': 'Read cases, their logs and links, and get suggestions.',
  'case:write': 'Open cases and record what happens in them.',
  'case:import': 'Import cases of other systems.',
  'case:raw': 'Read what other systems sent, as it arrived.',
  'complaint:write': 'Record a complaint.',
  'complaint:read': 'Read complaints.',
  'severity:override': 'Raise or lower a severity against the support standard, with a reason.',
  'escalation:appoint': 'Appoint the escalation engineer.',
  'link:write': 'Link cases to articles and remove links.',
  'metrics:read': 'Read measures and the cases behind them.',
  'sample:judge': 'Draw samples of cases and judge them.',
  export: 'Take lists out as CSV or JSON.',
  'webhook:manage': 'Say which other systems are told what.',
  'user:manage': 'Invite people, give and take roles, disable accounts.',
  'token:manage': 'See and revoke the API tokens of everyone.',
  'audit:read': 'Read who did what.',
} as const satisfies Readonly<Record<string, string>>;

export type Right = keyof typeof rights;

/** Every right, in the order of the table. */
export const rightNames = Object.keys(rights) as readonly Right[]; // the keys of the table above, and no others

export const rightSchema = z.enum(rightNames);
