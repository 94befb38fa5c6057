import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkContent } from '../../src/cli/check/check-content.ts';
import { calendarDateSchema } from '../../src/core/article/calendar-date.ts';
import type { Audience } from '../../src/core/article/audience.ts';
import { languageSchema, type Language } from '../../src/core/article/language.ts';
import { articleTypeNamed, articleTypeOfId, type ArticleTypeName } from '../../src/core/article/registry.ts';
import type { Problem } from '../../src/core/problem/problem.ts';
import { readKnowledgeBase } from '../../src/library/read/read-knowledge-base.ts';

/** Files of a content folder: text by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The day on which test content is checked. */
export const today = calendarDateSchema.parse('2026-11-22');

/** Policy tables that the articles below fit. */
export const policy: Files = {
  'policy/teams.yaml':
    'teams:\n  - { id: storage, name: Storage }\n  - { id: linux, name: Linux, escalatesTo: storage }\n',
  'policy/products.yaml':
    'products:\n  - id: ontap\n    name: ONTAP\n    team: storage\n    components: [{ id: volume, name: Volume }]\n',
  'policy/severities.yaml': 'severities:\n  - { id: 1, name: Critical, definition: Down, updateEvery: 1h }\n',
  'policy/clocks.yaml':
    'clocks: { checksAfterAssignment: [15m], reassignedEngineerHas: 15m, firstReplyWithin: 1h }\n',
  'policy/agreements.yaml':
    'agreements:\n  - id: gold\n    name: Gold\n    hours: { days: [mon], from: "08:00", to: "18:00" }\n    targets: [{ severity: 1, firstReply: 1h, update: 1h }]\n',
};

interface ArticleOptions {
  /** Front matter on top of the type's; `undefined` removes a field. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Texts of required sections by key; `undefined` removes a section. */
  readonly sections?: Readonly<Record<string, string | undefined>>;
  /** Replaces the body. */
  readonly body?: string;
}

const steps =
  '<Steps>\n\n<Step title="Do it" duration="5m" check="It is done">\n\nText.\n\n</Step>\n\n</Steps>';

const typeFields: Readonly<Record<ArticleTypeName, Readonly<Record<string, unknown>>>> = {
  'service-note': {},
  'best-practice': { evidence: ['SR-10001'] },
  procedure: { risk: { likelihood: 'low', impact: 'low' }, leastImpact: 'Sunday night' },
  'back-out-plan': {
    restores: ['PR-0001'],
    duration: '30m',
    authoriser: 'Duty engineer',
    lastTested: '2026-05-01',
  },
  'customer-record': {
    customer: 'acme',
    name: 'Acme Ltd',
    languages: ['en'],
    timeZone: 'Europe/London',
    agreement: 'gold',
    contract: { number: 'C-1', kind: 'project', from: '2026-01-01', to: '2027-01-01' },
    contacts: [{ role: 'Lead', name: 'Pat Doe' }],
    patchPolicy: 'Monthly',
  },
  'onboarding-path': {
    audienceOfPath: 'New engineers',
    days: 5,
    stages: [{ title: 'First', goal: 'Know the facts', articles: ['SN-0001'] }],
  },
};

/** A body that nobody can read: the stack does not reach that deep. */
export const tooDeepBody = `${'> '.repeat(3000)}deep\n`;

/** An article that nothing is wrong with, apart from what `options` say. The id decides the type. */
export function article(id: string, options: ArticleOptions = {}): Files {
  const type = articleTypeOfId(id);
  if (!type) throw new Error(`no type for ${id}`);
  const fields = {
    id,
    title: `Title of ${id}`,
    summary: `Summary of ${id}.`,
    ...typeFields[type.name],
    audience: 'internal',
    confidence: 'validated',
    owner: 'storage',
    authors: ['Ann Author'],
    created: '2026-01-01',
    ...options.fields,
  };
  const lang = languageSchema.catch('en').parse(options.fields?.['lang']);
  const body = options.body ?? sectionsOf(type.name, lang, options.sections);
  return { [`${type.folder}/${id.toLowerCase()}.mdx`]: source(fields, body) };
}

/** A translation that fits `article(id)`, apart from its `translatedFrom`. */
export function translation(id: string, lang: Language, options: ArticleOptions = {}): Files {
  const type = articleTypeOfId(id);
  if (!type) throw new Error(`no type for ${id}`);
  const fields = {
    id,
    lang,
    title: `Title of ${id} in ${lang}`,
    summary: `Summary of ${id} in ${lang}.`,
    translatedFrom: '000000000000',
    ...options.fields,
  };
  const body = options.body ?? sectionsOf(type.name, lang, options.sections);
  return { [`${type.folder}/${id.toLowerCase()}.${lang}.mdx`]: source(fields, body) };
}

/** A procedure above low risk and the plan that backs it out. */
export function procedureWithPlan(number = '0001'): Files {
  const [procedure, plan] = [`PR-${number}`, `BO-${number}`];
  return {
    ...article(procedure, { fields: { risk: { likelihood: 'low', impact: 'high' }, backOutPlan: plan } }),
    ...article(plan, { fields: { restores: [procedure] } }),
  };
}

function sectionsOf(type: ArticleTypeName, lang: Language, texts: ArticleOptions['sections'] = {}): string {
  const sections = articleTypeNamed(type).sections.filter(
    ({ key }) => !(key in texts) || texts[key] !== undefined,
  );
  return sections
    .map(({ key, heading }) => {
      const usual = key === 'steps' ? steps : `Text below “${heading[lang]}”.`;
      return `## ${heading[lang]}\n\n${texts[key] ?? usual}\n`;
    })
    .join('\n');
}

/** Source of an article: every top-level field on a line of its own. */
export function source(fields: Readonly<Record<string, unknown>>, body: string): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n\n${body}`;
}

/** Writes files into a new folder; `remove` it afterwards. */
export async function writeContent(
  files: Files,
): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-content-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return { path: folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}

/** Everything that the check says of a content folder with these files, policy tables included. */
export async function problemsIn(files: Files, audience: Audience = 'restricted'): Promise<Problem[]> {
  const folder = await writeContent({ ...policy, ...files });
  try {
    const result = await readKnowledgeBase({ contentDir: folder.path, audience });
    return await checkContent(result, { contentDir: folder.path, today, withStyle: true });
  } finally {
    await folder.remove();
  }
}

/** Problems in short: `code file:line:column`. */
export function inShort(problems: readonly Problem[]): string[] {
  return problems.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
}

/** Line (1-based) of the first line of a file that holds a text. */
export function lineOf(files: Files, file: string, text: string): number {
  const lines = String(files[file]).split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  if (index === -1) throw new Error(`no “${text}” in ${file}`);
  return index + 1;
}
