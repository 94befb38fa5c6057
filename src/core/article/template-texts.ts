import type { ArticleTypeName } from './registry.ts';

/** Texts that stand in the front matter of a new article until its author writes others. */
export const commonPlaceholders = {
  title: 'What the reader searches for',
  summary: 'What it is about and what solves it, in one or two sentences.',
} as const;

/** The same, for the fields of each type. */
export const typePlaceholders = {
  'service-note': {},
  'best-practice': { evidence: 'SR-00000: what happened, in a sentence' },
  procedure: {
    leastImpact: 'When it hurts the customer least',
    noBackOut: 'Why there is none; or name the plan in backOutPlan',
  },
  'back-out-plan': { authoriser: 'The role that may order it' },
  'customer-record': {
    customer: 'short-name',
    name: 'Name of the customer',
    patchPolicy: 'What is patched when',
  },
  'onboarding-path': { audienceOfPath: 'Whom the path is for' },
} as const satisfies Readonly<Record<ArticleTypeName, Readonly<Record<string, string>>>>;

/** What each section is for, in place of its text, as Markdown; by the key of the section. */
export const sectionGuidance: Readonly<Record<string, string>> = {
  issue: '<Symptom>\n\nWhat the customer said or saw, in their words.\n\n</Symptom>',
  environment: '- Product, version, what is special about it',
  cause: 'Why it happens, and how we know.',
  resolution: 'What to do, and how to see that it worked.',
  prevention: 'The setting, threshold or habit that would have prevented it.',
  context: 'Where the practice applies.',
  practice: 'What to do.',
  why: 'What happened without it.',
  'how-to-check': 'How to see that it is kept.',
  purpose: 'What the change achieves.',
  risk: 'What may go wrong, as told to the customer.',
  'before-you-start':
    '<Facts>\n\n- Facts, environment, patch policy, planned changes that it could affect\n\n</Facts>',
  steps:
    '<Steps>\n\n<Step title="What to do" duration="10m" check="What shows that it worked">\n\nHow to do it.\n\n</Step>\n\n</Steps>',
  validation: 'How to see that the service is whole.',
  'back-out': 'The plan that leads back, or why there is none.',
  afterwards: 'Ask whether there is anything else; give preventive advice.',
  'original-state': 'The state that the plan restores, and where it is recorded.',
  trigger: 'What decides that the plan is used.',
  'decision-owner': 'Who decides.',
  contacts: 'Whom to call for what.',
  contract: 'What was agreed.',
  'patch-policy': 'What is patched when, and who approves.',
  'planned-changes': 'What is planned, and when nothing may change.',
  specifics: 'What one has to know about this customer.',
  handover: 'What deployment handed over.',
  goal: 'What the new colleague can do at the end.',
  stages: 'How the stages build on each other.',
};
