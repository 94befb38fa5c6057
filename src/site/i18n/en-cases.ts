import { enCaseArticles } from './en-case-articles.ts';
import { enCaseForms } from './en-case-forms.ts';
import { enCaseList } from './en-case-list.ts';
import { enCasePage } from './en-case-page.ts';
import { enCaseRecords } from './en-case-records.ts';

/** Texts of the pages of cases in English. */
export const enCases = {
  title: 'Cases',
  newCase: 'New case',
  states: {
    open: 'Open',
    working: 'Working',
    escalated: 'Escalated',
    pending: 'Pending',
    resolved: 'Resolved',
    closed: 'Closed',
  },
  kinds: {
    malfunction: 'Malfunction',
    slowness: 'Slowness',
    upgrade: 'Upgrade',
    update: 'Update',
    question: 'Question',
    'system-down': 'System down',
  },
  channels: {
    phone: 'Phone',
    'e-mail': 'E-mail',
    portal: 'Portal',
    'availability-alarm': 'Availability alarm',
  },
  impacts: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  severity: (severity: number, name: string | undefined) =>
    name === undefined ? `Severity ${severity}` : `Severity ${severity}: ${name}`,
  shortSeverity: (severity: number) => `S${severity}`,
  impact: (impact: string) => `${impact} impact`,
  list: enCaseList,
  ...enCasePage,
  ...enCaseRecords,
  ...enCaseArticles,
  ...enCaseForms,
};
