import type { ApiRequest } from '../../core/site/live-pages.ts';
import { bodyOf, type FieldKind, type PostedForm } from './posted-form.ts';

/** A form of the page of a case. */
export interface CaseForm {
  /** Part of the page that shows what the form did. */
  readonly part: string;
  /** What to ask the API for. */
  readonly request: (number: string, form: PostedForm) => ApiRequest;
}

type Fields = Readonly<Record<string, FieldKind>>;

/** Adds a record to the case; sent twice, it is added once. */
const adding = (part: string, path: string, fields: Fields): CaseForm => ({
  part,
  request: (number, form) => ({
    method: 'POST',
    path: `/cases/${number}/${path}`,
    body: bodyOf(form, fields),
    key: form.values['key'],
  }),
});

/** Moves the case to another state, from the version that the page showed. */
const moving = (transition: string, fields: Fields): CaseForm => ({
  part: 'top',
  request: (number, form) => ({
    method: 'POST',
    path: `/cases/${number}/transitions`,
    body: { transition, ...bodyOf(form, fields) },
    version: versionOf(form),
  }),
});

/** Changes a record of the case, or a link, that the form names. */
const changing = (
  part: string,
  method: 'POST' | 'PATCH',
  pathOf: (number: string, id: string) => string,
  fields: Fields,
): CaseForm => ({
  part,
  request: (number, form) => ({
    method,
    path: pathOf(number, encodeURIComponent(form.values['id'] ?? '')),
    body: bodyOf(form, fields),
    version: versionOf(form),
  }),
});

/** Sets whole objects of the case; one whose fields are all empty is taken away. */
const setting = (part: string, fields: Fields): CaseForm => ({
  part,
  request: (number, form) => {
    const objects = new Set(Object.keys(fields).map((name) => name.split('/')[0]));
    return {
      method: 'PATCH',
      path: `/cases/${number}`,
      body: {
        ...Object.fromEntries([...objects].map((object) => [object, null])),
        ...bodyOf(form, { ...fields, reason: 'text' }),
      },
      version: versionOf(form),
    };
  },
});

function versionOf({ values }: PostedForm): number | undefined {
  const version = Number(values['version']);
  return Number.isSafeInteger(version) && version > 0 ? version : undefined;
}

const outcome: Fields = {
  kind: 'text',
  cause: 'text',
  resolution: 'text',
  prevention: 'text',
  pending: 'text',
  at: 'instant',
};

const edited: Fields = {
  title: 'text',
  problem: 'text',
  kind: 'text',
  customer: 'text',
  channel: 'text',
  product: 'text',
  component: 'text',
  productVersion: 'text',
  team: 'text',
  assignedEngineer: 'text',
  dutyEngineer: 'text',
};

/** Fields that an edit may empty. */
const emptied = [
  'problem',
  'product',
  'component',
  'productVersion',
  'team',
  'assignedEngineer',
  'dutyEngineer',
];

/** Every form of the page of a case, by the name that it is posted with. */
export const caseForms: Readonly<Record<string, CaseForm>> = {
  acknowledge: moving('acknowledge', {}),
  wait: moving('wait', { reason: 'text' }),
  resume: moving('resume', { reason: 'text' }),
  return: moving('return', { answer: 'text' }),
  resolve: moving('resolve', outcome),
  close: moving('close', { reason: 'text' }),
  reopen: moving('reopen', { reason: 'text' }),
  escalate: moving('escalate', {
    level: 'text',
    team: 'text',
    engineer: 'text',
    reason: 'text',
    note: 'text',
    search: 'text',
  }),
  adjust: {
    part: 'top',
    request: (number, form) => ({
      method: 'POST',
      path: `/cases/${number}/severity`,
      body: bodyOf(form, { severity: 'number', businessImpact: 'text', reason: 'text' }),
      version: versionOf(form),
    }),
  },
  edit: {
    part: 'top',
    request: (number, form) => {
      const isEmptied = (field: string) => form.values[field] !== undefined && !/\S/.test(form.values[field]);
      return {
        method: 'PATCH',
        path: `/cases/${number}`,
        body: {
          ...bodyOf(form, { ...edited, reason: 'text' }),
          ...Object.fromEntries(emptied.filter(isEmptied).map((field) => [field, null])),
        },
        version: versionOf(form),
      };
    },
  },
  onset: setting('problem', {
    'onset/claimed/words': 'text',
    'onset/claimed/at': 'instant',
    'onset/observed/at': 'instant',
    'onset/observed/evidence': 'text',
  }),
  baseline: setting('problem', {
    'baseline/measure': 'text',
    'baseline/usual': 'text',
    'baseline/observed': 'text',
    'baseline/measuredAt': 'instant',
  }),
  contract: setting('details', {
    'contract/number': 'text',
    'contract/kind': 'text',
    'contract/agreement': 'text',
    'contract/timeZone': 'text',
    'entitlement/standing': 'text',
    'entitlement/approvedBy': 'text',
    'entitlement/note': 'text',
  }),
  approve: {
    part: 'top',
    request: (number, form) => {
      const { approvedBy, note } = bodyOf(form, { approvedBy: 'text', note: 'text' });
      return {
        method: 'PATCH',
        path: `/cases/${number}`,
        body: { entitlement: { standing: 'approved', approvedBy, note } },
        version: versionOf(form),
      };
    },
  },
  person: setting('details', {
    'contact/name': 'text',
    'contact/role': 'text',
    'contact/phone': 'text',
    'contact/email': 'text',
    'contact/preferred': 'text',
  }),
  fix: setting('planned-fix', {
    'plannedFix/description': 'text',
    'plannedFix/release': 'text',
    'plannedFix/expectedAt': 'instant',
    'plannedFix/isFollowed': 'flag',
  }),
  log: adding('log', 'log', {
    kind: 'text',
    text: 'text',
    at: 'instant',
    channel: 'text',
    minutes: 'number',
    isInternal: 'flag',
    'spare/part': 'text',
    'spare/serial': 'text',
    'spare/quantity': 'number',
    'rma/number': 'text',
    'rma/owner': 'text',
    'visit/site': 'text',
    'visit/engineer': 'text',
    corrects: 'text',
  }),
  statement: adding('statements', 'statements', {
    text: 'text',
    saidBy: 'text',
    standing: 'text',
    evidence: 'text',
  }),
  judge: changing('statements', 'PATCH', (number, id) => `/cases/${number}/statements/${id}`, {
    standing: 'text',
    evidence: 'text',
    reason: 'text',
  }),
  fact: adding('facts', 'facts', { kind: 'text', text: 'text', location: 'text', tool: 'text' }),
  contact: adding('contacts', 'contacts', { dueAt: 'instant', channel: 'text', with: 'text', about: 'text' }),
  settle: changing('contacts', 'POST', (number, id) => `/cases/${number}/contacts/${id}/settlement`, {
    result: 'text',
    note: 'text',
  }),
  complaint: adding('complaints', 'complaints', { text: 'text', complainant: 'text' }),
  answer: changing('complaints', 'POST', (number, id) => `/cases/${number}/complaints/${id}/answer`, {
    answer: 'text',
  }),
  link: {
    part: 'articles',
    request: (number, form) => {
      const { kind, reason } = bodyOf(form, { kind: 'text', reason: 'text' });
      const articles = readArticleKeys(form.values['articles'] ?? '');
      return {
        method: 'POST',
        path: `/cases/${number}/links`,
        body: { links: articles.map((article) => ({ article, kind, reason })) },
        key: form.values['key'],
      };
    },
  },
  'link-suggestion': {
    part: 'articles',
    request: (number, form) => ({
      method: 'POST',
      path: `/cases/${number}/links`,
      body: { links: [{ article: form.values['id'], kind: 'reused' }] },
      key: form.values['key'],
    }),
  },
  dismiss: {
    part: 'suggestions',
    request: (number, form) => {
      const [id = ''] = (form.values['id'] ?? '').split('.');
      return { method: 'PUT', path: `/cases/${number}/dismissed-suggestions/${encodeURIComponent(id)}` };
    },
  },
  'change-link': changing('articles', 'PATCH', (_, id) => `/links/${id}`, { kind: 'text', reason: 'text' }),
  'remove-link': changing('articles', 'POST', (_, id) => `/links/${id}/removal`, { reason: 'text' }),
  'restore-link': changing('articles', 'POST', (_, id) => `/links/${id}/restoration`, { reason: 'text' }),
  'undo-links': changing('articles', 'POST', (_, id) => `/link-batches/${id}/removal`, {}),
};

/** Reads articles that are named one after the other: `SN-0012, bp-3 and SN-0013.it`. */
export function readArticleKeys(text: string): string[] {
  const keys = text.split(/[\s,;]+/).filter((word) => word !== '' && !/^and$/i.test(word));
  return [...new Set(keys.map(readArticleKey))];
}

/** The id in capitals, the language as it is; of an address the article that it leads to. */
function readArticleKey(word: string): string {
  const [, inAddress] = /\/articles\/([^/]+)/.exec(word) ?? [];
  const [id = '', ...lang] = (inAddress ?? word).split('.');
  return [id.toUpperCase(), ...lang].join('.');
}
