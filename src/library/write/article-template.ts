import { stringify } from 'yaml';
import type { CalendarDate } from '../../core/article/calendar-date.ts';
import { articleTypeNamed, type ArticleTypeName } from '../../core/article/registry.ts';

export interface TemplateOptions {
  readonly type: ArticleTypeName;
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly author: string;
  readonly today: CalendarDate;
}

/** Front matter that a type needs beyond the common fields, with values to be replaced. */
const typeFields: Readonly<Record<ArticleTypeName, Readonly<Record<string, unknown>>>> = {
  'service-note': { symptoms: [], errorCodes: [], outcome: 'solved' },
  'best-practice': { evidence: ['SR-00000: what happened, in a sentence'] },
  procedure: {
    risk: { likelihood: 'low', impact: 'low' },
    leastImpact: 'When it hurts the customer least',
    noBackOut: 'Why there is none; or name the plan in backOutPlan',
    validation: '15m',
  },
  'back-out-plan': {
    restores: ['PR-0000'],
    duration: '30m',
    authoriser: 'The role that may order it',
    notTested: 'Written today',
  },
  'customer-record': {
    customer: 'short-name',
    name: 'Name of the customer',
    languages: ['en'],
    timeZone: 'Europe/London',
    agreement: 'silver-12x5',
    contract: { number: 'number', kind: 'project', from: '2026-01-01', to: '2026-12-31' },
    contacts: [{ role: 'Role', name: 'Name' }],
    patchPolicy: 'What is patched when',
  },
  'onboarding-path': {
    audienceOfPath: 'Whom the path is for',
    days: 5,
    stages: [
      {
        title: 'First stage',
        goal: 'What one can do afterwards',
        articles: ['BP-0001'],
        checks: [],
        questions: [],
      },
    ],
  },
};

/** What each section is for, in place of its text. */
const guidance: Readonly<Record<string, string>> = {
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

/** A new article of a type that passes the schema, with a sentence of guidance in every section. */
export function articleTemplate(options: TemplateOptions): string {
  const type = articleTypeNamed(options.type);
  const fields = {
    id: options.id,
    title: options.title,
    summary: 'What it is about and what solves it, in one or two sentences.',
    products: [],
    components: [],
    keywords: [],
    ...typeFields[options.type],
    confidence: 'work-in-progress',
    owner: options.owner,
    authors: [options.author],
    created: options.today,
  };
  const sections = type.sections.map(
    ({ key, heading }) => `## ${heading.en}\n\n${guidance[key] ?? 'What belongs here.'}\n`,
  );
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${sections.join('\n')}`;
}
