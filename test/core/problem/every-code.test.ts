import { describe, expect, it } from 'vitest';
import { problemCodes, problemFamilies, type ProblemCode } from '../../../src/core/problem/codes.ts';
import { revisionOf } from '../../../src/library/read/revision.ts';
import {
  article,
  lineOf,
  problemsIn,
  procedureWithPlan,
  translation,
  type Files,
} from '../../support/content-folder.ts';

/** Smallest content that has the problem, and the file and line where it is reported. */
interface Fixture {
  readonly files: Files;
  /** File, and a text on the line or the number of it. */
  readonly at: readonly [string, string | number];
}

const sn = 'service-notes/sn-0001.mdx';
const note = (body: string): Files => ({ [sn]: String(article('SN-0001')[sn]) + body });
/** Line of the first line of text that `note` appends. */
const bodyLine = String(article('SN-0001')[sn]).split('\n').length;
const fields = (over: Readonly<Record<string, unknown>>): Files => article('SN-0001', { fields: over });
const procedure = (over: Readonly<Record<string, unknown>>): Files => article('PR-0001', { fields: over });
const table = (name: string, text: string): Files => ({ [`policy/${name}.yaml`]: text });
const currentRevision = revisionOf(String(article('SN-0001')[sn]));

const fixtures: Readonly<Record<ProblemCode, Fixture>> = {
  // Reading
  'file-unreadable': { files: { [sn]: new Uint8Array([0x2d, 0x2d, 0x2d, 0xff, 0xfe]) }, at: [sn, 1] },
  'file-misplaced': {
    files: { 'service-notes/sn-0002.mdx': String(article('SN-0001')[sn]) },
    at: ['service-notes/sn-0002.mdx', 'id:'],
  },
  'front-matter-missing': { files: { [sn]: '## Issue\n' }, at: [sn, 1] },
  'front-matter-invalid': { files: { [sn]: '---\nid: SN-0001\ntitle: "open\n---\n' }, at: [sn, 'title:'] },
  'front-matter-code': { files: { [sn]: '---js\n{ id: process.exit() }\n---\n' }, at: [sn, 1] },
  'field-invalid': { files: fields({ audience: 'everyone' }), at: [sn, 'audience:'] },
  'policy-invalid': {
    files: table('teams', 'teams:\n  - { id: storage }\n'),
    at: ['policy/teams.yaml', 'id: storage'],
  },
  'duplicate-id': {
    files: { ...article('SN-0001'), 'service-notes/sn-0002.mdx': String(article('SN-0001')[sn]) },
    at: ['service-notes/sn-0002.mdx', 'id:'],
  },
  'translation-orphaned': {
    files: translation('SN-0001', 'it'),
    at: ['service-notes/sn-0001.it.mdx', 'id:'],
  },
  // Compiling
  'mdx-syntax': { files: note('\n<Note>\n'), at: [sn, '<Note>'] },
  'mdx-esm': { files: note('\nimport fs from "node:fs"\n'), at: [sn, 'import fs'] },
  'mdx-expression': { files: note('\nSum: {1 + 1}\n'), at: [sn, '{1 + 1}'] },
  'mdx-spread': { files: note('\n<Note {...props}>\n\nText.\n\n</Note>\n'), at: [sn, '{...props}'] },
  'html-raw': { files: note('\n<b>Bold</b>\n'), at: [sn, '<b>'] },
  'component-unknown': { files: note('\n<Warning>\n\nText.\n\n</Warning>\n'), at: [sn, '<Warning>'] },
  'component-attribute': { files: note('\n<Note colour="red">\n\nText.\n\n</Note>\n'), at: [sn, 'colour'] },
  'component-content': { files: note('\n<Step title="Alone">\n\nText.\n\n</Step>\n'), at: [sn, '<Step'] },
  'callout-foreign': { files: note('\n> [!NOTE]\n> Text.\n'), at: [sn, '> [!NOTE]'] },
  'link-address': { files: note('\n[Run](javascript:alert(1))\n'), at: [sn, 'javascript:'] },
  'image-unsafe': { files: note('\n![Beacon](https://elsewhere.example/x.png)\n'), at: [sn, '!['] },
  'diagram-invalid': { files: note('\n```mermaid\nno diagram at all\n```\n'), at: [sn, '```mermaid'] },
  // Structure
  'section-missing': {
    files: article('SN-0001', { sections: { cause: undefined } }),
    at: [sn, '## Environment'],
  },
  'section-order': {
    files: article('SN-0001', { body: swapped('Cause', 'Resolution') }),
    at: [sn, '## Cause'],
  },
  'section-empty': { files: article('SN-0001', { sections: { cause: ' ' } }), at: [sn, '## Cause'] },
  'template-text': {
    files: article('SN-0001', { sections: { cause: 'Why it happens, and how we know.' } }),
    at: [sn, '## Cause'],
  },
  'steps-missing': {
    files: article('PR-0001', { sections: { steps: '1. Do it.' } }),
    at: ['procedures/pr-0001.mdx', '## Steps'],
  },
  'step-incomplete': {
    files: article('PR-0001', {
      sections: { steps: '<Steps>\n\n<Step title="Do it">\n\nText.\n\n</Step>\n\n</Steps>' },
    }),
    at: ['procedures/pr-0001.mdx', '<Step '],
  },
  'step-destructive': {
    files: article('PR-0001', {
      sections: {
        steps:
          '<Steps>\n\n<Step title="Wipe" duration="1m" check="Empty" destructive>\n\nText.\n\n</Step>\n\n</Steps>',
      },
    }),
    at: ['procedures/pr-0001.mdx', '<Step '],
  },
  'workaround-unnamed': { files: fields({ outcome: 'workaround' }), at: [sn, '## Resolution'] },
  // Fields
  'procedure-without-back-out-plan': {
    files: procedure({ risk: { likelihood: 'high', impact: 'high' } }),
    at: ['procedures/pr-0001.mdx', 'risk:'],
  },
  'back-out-plan-contradicted': {
    files: { ...procedureWithPlan(), ...procedure({ backOutPlan: 'BO-0001', noBackOut: 'None' }) },
    at: ['procedures/pr-0001.mdx', 'noBackOut:'],
  },
  'external-unvalidated': {
    files: fields({ audience: 'public', confidence: 'not-validated' }),
    at: [sn, 'audience:'],
  },
  'approval-missing': { files: fields({ governance: 'compliance' }), at: [sn, 'governance:'] },
  'approval-by-author': {
    files: fields({ governance: 'compliance', approvedBy: 'Ann Author' }),
    at: [sn, 'approvedBy:'],
  },
  'archived-without-successor': { files: fields({ confidence: 'archived' }), at: [sn, 'confidence:'] },
  'review-overdue': {
    files: fields({ reviewed: '2026-01-02', reviewDue: '2026-11-21' }),
    at: [sn, 'reviewDue:'],
  },
  'review-date-order': { files: fields({ reviewed: '2025-12-31' }), at: [sn, 'reviewed:'] },
  'date-in-future': { files: fields({ reviewed: '2026-11-23' }), at: [sn, 'reviewed:'] },
  'title-long': { files: fields({ title: 'long '.repeat(25) }), at: [sn, 'title:'] },
  'summary-long': { files: fields({ summary: 'long '.repeat(70) }), at: [sn, 'summary:'] },
  'symptom-long': { files: fields({ symptoms: ['long '.repeat(40)] }), at: [sn, 'symptoms:'] },
  // Relations
  'link-unknown-article': { files: note('\n[](SN-0999)\n'), at: [sn, '[](SN-0999)'] },
  'link-unknown-fragment': { files: note('\n[](#nowhere)\n'), at: [sn, '#nowhere'] },
  'link-narrower-audience': {
    files: {
      ...article('SN-0001', { fields: { audience: 'public' }, sections: { cause: 'See [](SN-0002).' } }),
      ...article('SN-0002'),
    },
    at: [sn, '[](SN-0002)'],
  },
  'reference-unknown': { files: fields({ related: ['SN-0999'] }), at: [sn, 'related:'] },
  'reference-type': {
    files: { ...article('SN-0001'), ...procedure({ backOutPlan: 'SN-0001' }) },
    at: ['procedures/pr-0001.mdx', 'backOutPlan:'],
  },
  'reference-to-itself': { files: fields({ related: ['SN-0001'] }), at: [sn, 'related:'] },
  'back-out-plan-one-sided': {
    files: { ...article('PR-0001'), ...article('BO-0001') },
    at: ['back-out-plans/bo-0001.mdx', 'restores:'],
  },
  'back-out-in-circle': {
    files: {
      ...article('BO-0001', { fields: { restores: ['BO-0002'] } }),
      ...article('BO-0002', { fields: { restores: ['BO-0001'] } }),
    },
    at: ['back-out-plans/bo-0001.mdx', 'restores:'],
  },
  'superseded-in-circle': {
    files: {
      ...fields({ supersededBy: 'SN-0002' }),
      ...article('SN-0002', { fields: { supersededBy: 'SN-0001' } }),
    },
    at: [sn, 'supersededBy:'],
  },
  'alias-without-room': {
    files: fields({ aliases: ['/guide.html', '/guide.html/install'] }),
    at: [sn, 'aliases:'],
  },
  'alias-taken': {
    files: { ...fields({ aliases: ['SN-0002'] }), ...article('SN-0002') },
    at: [sn, 'aliases:'],
  },
  'translation-outdated': {
    files: { ...article('SN-0001'), ...translation('SN-0001', 'cs') },
    at: ['service-notes/sn-0001.cs.mdx', 'translatedFrom:'],
  },
  'translation-structure': {
    files: {
      ...article('SN-0001'),
      ...translation('SN-0001', 'cs', {
        fields: { translatedFrom: currentRevision },
        sections: { cause: 'Text.\n\n### Podrobnosti\n\nText.' },
      }),
    },
    at: ['service-notes/sn-0001.cs.mdx', 'translatedFrom:'],
  },
  'image-missing': { files: note('\n![A picture](images/none.png)\n'), at: [sn, '!['] },
  // Policy
  'product-unknown': { files: fields({ products: ['ontpa'] }), at: [sn, 'products:'] },
  'product-component-unknown': {
    files: fields({ products: ['ontap'], components: ['disk'] }),
    at: [sn, 'components:'],
  },
  'team-unknown': { files: fields({ owner: 'nobody' }), at: [sn, 'owner:'] },
  'agreement-unknown': {
    files: article('CF-0001', { fields: { agreement: 'iron' } }),
    at: ['customers/cf-0001.mdx', 'agreement:'],
  },
  'customer-duplicate': {
    files: { ...article('CF-0001'), ...article('CF-0002') },
    at: ['customers/cf-0002.mdx', 'customer:'],
  },
  'policy-duplicate': {
    files: table('teams', 'teams:\n  - { id: storage, name: Storage }\n  - { id: storage, name: Again }\n'),
    at: ['policy/teams.yaml', 'Again'],
  },
  'policy-reference-unknown': {
    files: table('products', 'products:\n  - { id: ontap, name: ONTAP, team: disks }\n'),
    at: ['policy/products.yaml', 'disks'],
  },
  'policy-escalation-circle': {
    files: table(
      'teams',
      'teams:\n  - { id: storage, name: Storage, escalatesTo: linux }\n  - { id: linux, name: Linux, escalatesTo: storage }\n',
    ),
    at: ['policy/teams.yaml', 'id: linux'],
  },
  // Style
  'style-heading-first-level': { files: note('\n# First\n'), at: [sn, '# First'] },
  'style-heading-increment': { files: note('\n#### Deep\n'), at: [sn, '#### Deep'] },
  'style-heading-duplicate': { files: note('\n### Same\n\nText.\n\n### Same\n'), at: [sn, bodyLine + 5] },
  'style-heading-punctuation': { files: note('\n### Sentence.\n'), at: [sn, '### Sentence.'] },
  'style-reference-undefined': { files: note('\nThe log says [error].\n'), at: [sn, '[error]'] },
  'style-definition-unused': { files: note('\n[unused]: https://example.org\n'), at: [sn, '[unused]'] },
  'style-definition-duplicate': {
    files: note('\n[text][a]\n\n[a]: https://example.org\n[a]: https://example.com\n'),
    at: [sn, 'example.com'],
  },
  'style-code-language': { files: note('\n```\nuptime\n```\n'), at: [sn, '```'] },
  'style-shell-prompt': { files: note('\n```sh\n$ uptime\n$ date\n```\n'), at: [sn, '```sh'] },
  'style-image-text': {
    files: { ...note('\n![](images/a.png)\n'), 'service-notes/images/a.png': '' },
    at: [sn, '![]('],
  },
};

/** Body of a service note in which two sections have changed places. */
function swapped(first: string, second: string): string {
  const body = String(article('SN-0001')[sn]).split('---\n\n')[1] ?? '';
  return body.replace(/^## (.+)$/gm, (line, name: string) => {
    if (name === first) return `## ${second}`;
    return name === second ? `## ${first}` : line;
  });
}

describe('problemCodes', () => {
  it.each(Object.entries(fixtures))('%s is reported at its line', async (code, { files, at: [file, at] }) => {
    const found = await problemsIn(files);
    const line = typeof at === 'number' ? at : lineOf(files, file, at);
    const places = found
      .filter((problem) => problem.code === code)
      .map((problem) => `${problem.file}:${problem.line}`);
    expect(places).toContain(`${file}:${line}`);
  });

  it('has a fixture for every code, and every code a fixture', () => {
    expect(Object.keys(fixtures).toSorted()).toEqual(Object.keys(problemCodes).toSorted());
  });

  it('has every code in exactly one family', () => {
    const inFamilies = problemFamilies.flatMap(({ codes }) => Object.keys(codes));
    expect(inFamilies.toSorted()).toEqual(Object.keys(problemCodes).toSorted());
  });

  it.each(Object.entries(problemCodes))(
    '%s is explained: title, reason and what to do, as sentences',
    (_, entry) => {
      expect(entry.title).toMatch(/^\S.*[^.]$/);
      expect(entry.explanation).toMatch(/^[A-Z`<“].*[.?]$/s);
      expect(entry.hint).toMatch(/^[A-Z`<“].*[.?]$/s);
    },
  );
});
