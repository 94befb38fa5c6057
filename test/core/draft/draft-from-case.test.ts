import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import { draftFromCase, type DraftSource } from '../../../src/core/draft/draft-from-case.ts';
import { plainMarkdown } from '../../../src/core/draft/plain-markdown.ts';
import { policyFiles } from '../../../src/core/policy/policy.ts';
import type { Statement } from '../../../src/core/case/statement.ts';
import { articleTemplate } from '../../../src/library/write/article-template.ts';
import { problemsIn, today } from '../../support/content-folder.ts';
import { sharedMaterial } from '../../support/shared-data.ts';
import { nine, sampleCase } from '../case/sample-case.ts';
import { readHostileStrings } from '../search/example-articles.ts';

const { products } = policyFiles.products.parse({
  products: [{ id: 'ontap', name: 'ONTAP', team: 'storage', components: [{ id: 'volume', name: 'Volume' }] }],
});
const policy = { products, teams: [] };
const names = { people: ['Marta Novák'], customers: ['aurora-bank'], contracts: [], serials: [] };

const statement = (text: string, standing: Statement['standing'], evidence?: string): Statement => ({
  id: '0190f5a2-0000-7000-8000-000000000001',
  text,
  standing,
  ...(evidence !== undefined && { evidence }),
  version: 1,
  recordedAt: nine,
  by: { id: 'x', name: 'Ada Rossi' },
  history: [],
});
const source = (
  change: Parameters<typeof sampleCase>[0],
  statements: readonly Statement[] = [],
): DraftSource => ({
  subject: sampleCase({ product: 'ontap', component: 'volume', state: 'closed', ...change }),
  statements,
  names,
});
const write = (draft: ReturnType<typeof draftFromCase>): string =>
  articleTemplate({
    type: 'service-note',
    id: articleIdSchema.parse('SN-0042'),
    title: draft.title,
    owner: 'storage',
    author: 'Ann',
    today,
    known: draft,
  });
const errorsOf = async (draft: ReturnType<typeof draftFromCase>) => {
  const problems = await problemsIn({ 'service-notes/sn-0042.mdx': write(draft) });
  return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
};

describe('draftFromCase', () => {
  const whole = source(
    {
      title: 'Volume of Aurora Bank is full',
      problem: 'Marta Novák: our volume is full, ORA-00257 everywhere',
      outcome: {
        kind: 'workaround',
        cause: 'Snapshots of 10.1.2.3 kept the blocks',
        resolution: 'Delete old snapshots',
        prevention: 'Autodelete',
      },
    },
    [
      statement('It began after lunch', 'reported'),
      statement('The volume has no free block', 'verified', 'volume show'),
      statement('The backup did it', 'false-lead', 'it was off'),
    ],
  );

  it('takes what was said, verified and found, names masked and listed', () => {
    const draft = draftFromCase(whole, policy);
    expect(draft.title).toBe('Volume of [customer] is full');
    expect(draft.fields).toEqual({
      products: ['ontap'],
      components: ['volume'],
      errorCodes: ['ORA-00257'],
      symptoms: ['[name]: our volume is full, ORA-00257 everywhere', 'It began after lunch'],
      outcome: 'workaround',
    });
    expect(draft.sections['issue']).toContain('<Symptom>');
    expect(draft.sections['issue']).toContain('- The volume has no free block (volume show)');
    expect(draft.sections['cause']).toContain('<Note title="False lead">\n\nThe backup did it (it was off)');
    expect(draft.sections['resolution']).toContain('This is a workaround.');
    expect(draft.masked).toContainEqual({ mask: '[name]', text: 'Marta Novák' });
    expect(draft.masked).toContainEqual({ mask: '[customer]', text: 'Aurora Bank' });
    expect(draft.masked).toContainEqual({ mask: '[address]', text: '10.1.2.3' });
    expect(write(draft)).not.toMatch(/Marta|Aurora|10\.1\.2\.3/);
  });

  it('lists what is likely a name with its place, and masks in all texts who signs one', () => {
    const { masked, likely, sections } = draftFromCase(
      source(
        {
          title: 'Volume is full',
          problem: 'Volume is full.\nBest regards, Paolo Bianchi',
          outcome: { kind: 'solved', resolution: 'Deleted. I asked Rachel Green to look at srv-db01.' },
        },
        [statement('Bianchi saw it', 'reported')],
      ),
      policy,
    );
    expect(masked).toEqual([
      { mask: '[name]', text: 'Paolo Bianchi' },
      { mask: '[name]', text: 'Bianchi' },
    ]);
    expect(sections['issue']).toContain('saw it');
    expect(sections['issue']).not.toContain('Bianchi');
    expect(likely).toEqual([
      {
        mask: '[name]',
        text: 'Rachel Green',
        place: 'resolution',
        around: 'Deleted. I asked Rachel Green to look at srv-db01.',
      },
      {
        mask: '[host]',
        text: 'srv-db01',
        place: 'resolution',
        around: 'I asked Rachel Green to look at srv-db01.',
      },
    ]);
  });

  it('passes the check as work in progress', async () => {
    expect(await errorsOf(draftFromCase(whole, policy))).toEqual([]);
  });

  it('leaves to the template what the case does not say, and says what is open', async () => {
    const open = draftFromCase(
      source({ problem: 'x', outcome: { kind: 'unsolved', pending: 'A fix' } }),
      policy,
    );
    expect(open.fields).toMatchObject({
      outcome: 'unresolved',
      pending: { what: 'A fix', owner: 'storage' },
    });
    expect(write(open)).toContain('Why it happens, and how we know.');
    expect(await errorsOf(open)).toEqual([]);
    expect(await errorsOf(draftFromCase(source({ product: 'unknown' }), policy))).toEqual([]);
  });

  const hostile = (text: string): DraftSource =>
    source(
      {
        title: text.replaceAll(/[\n\r\u2028\u2029]/g, ' ').slice(0, 300) || 'x',
        problem: text,
        outcome: { kind: 'solved', cause: text, resolution: text, prevention: text },
      },
      [statement(text, 'reported'), statement(text, 'verified', text), statement(text, 'false-lead', text)],
    );

  it('takes any text for text: no list, heading, component or code of it', async () => {
    const texts = [
      '<script>alert(1)</script> {process.env}\nimport x from "y"\nexport const z = 1',
      '# heading\n- list\n1. list\n> quote\n```js\ncode\n```\n    indented\n---\n===',
      '<Only audience="public">\n\n</Only> ![x](y.svg) [a](SN-0001) [^1]: foot\n[a]: b',
      ':::note\n|a|b|\n|-|-|\n$$x$$ \\{ \\ &lt; <!-- --> {/* */}',
      '\u0000\u0007\uFFFE \uD83D\uDE00 a\u2028b\u0085c',
    ];
    for (const text of texts) expect(await errorsOf(draftFromCase(hostile(text), policy))).toEqual([]);
  });

  const strings = sharedMaterial('hostile/blns.json');
  it.skipIf(!strings.isThere)(`takes hostile strings${strings.note}`, async () => {
    const files: Record<string, string> = {};
    readHostileStrings()
      .filter((text) => /\S/.test(text) && text.isWellFormed())
      .forEach((text, number) => {
        const id = articleIdSchema.parse(`SN-${1000 + number}`);
        const draft = draftFromCase(hostile(text), policy);
        const title = `${draft.title} ${number}`.slice(0, 200);
        const options = { type: 'service-note' as const, id, owner: 'storage', author: 'Ann', today };
        files[`service-notes/${id.toLowerCase()}.mdx`] = articleTemplate({ ...options, title, known: draft });
      });
    const problems = await problemsIn(files);
    expect(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ message, file }) => `${file} ${message}`),
    ).toEqual([]);
  });
});

const letters = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

describe('plainMarkdown', () => {
  it('keeps letters and digits of any text, in their order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const written = plainMarkdown(text).replaceAll(/&#(\d+);/g, (_, code: string) =>
          String.fromCodePoint(Number(code)),
        );
        expect(letters(written)).toBe(letters(text));
      }),
    );
  });
});
