import { stringify } from 'yaml';
import type { CalendarDate } from '../../core/article/calendar-date.ts';
import { articleTypeNamed, type ArticleTypeName } from '../../core/article/registry.ts';
import { commonPlaceholders, sectionGuidance, typePlaceholders } from '../../core/article/template-texts.ts';

export interface TemplateOptions {
  readonly type: ArticleTypeName;
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly author: string;
  readonly today: CalendarDate;
  /** What is known already, in place of what the template says. */
  readonly known?: {
    readonly summary?: string;
    /** Fields of the front matter. */
    readonly fields?: Readonly<Record<string, unknown>>;
    /** Texts of sections as Markdown, by their keys. */
    readonly sections?: Readonly<Record<string, string>>;
  };
}

/** Front matter that a type needs beyond the common fields, with values to be replaced. */
const typeFields: Readonly<Record<ArticleTypeName, Readonly<Record<string, unknown>>>> = {
  'service-note': { symptoms: [], errorCodes: [], outcome: 'solved' },
  'best-practice': { evidence: [typePlaceholders['best-practice'].evidence] },
  procedure: {
    risk: { likelihood: 'low', impact: 'low' },
    ...typePlaceholders.procedure,
    validation: '15m',
  },
  'back-out-plan': {
    restores: ['PR-0000'],
    duration: '30m',
    ...typePlaceholders['back-out-plan'],
    notTested: 'Written today',
  },
  'customer-record': {
    ...typePlaceholders['customer-record'],
    languages: ['en'],
    timeZone: 'Europe/London',
    agreement: 'silver-12x5',
    contract: { number: 'number', kind: 'project', from: '2026-01-01', to: '2026-12-31' },
    contacts: [{ role: 'Role', name: 'Name' }],
  },
  'onboarding-path': {
    ...typePlaceholders['onboarding-path'],
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

/** A new article of a type that passes the schema, with a sentence of guidance in every section. */
export function articleTemplate({ known = {}, ...options }: TemplateOptions): string {
  const type = articleTypeNamed(options.type);
  const fields = {
    id: options.id,
    title: options.title,
    summary: known.summary ?? commonPlaceholders.summary,
    products: [],
    components: [],
    keywords: [],
    ...typeFields[options.type],
    ...known.fields,
    confidence: 'work-in-progress',
    owner: options.owner,
    authors: [options.author],
    created: options.today,
  };
  const sections = type.sections.map(
    ({ key, heading }) =>
      `## ${heading.en}\n\n${known.sections?.[key] ?? sectionGuidance[key] ?? 'What belongs here.'}\n`,
  );
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${sections.join('\n')}`;
}
