import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../src/library/read/revision.ts';
import {
  article,
  inShort,
  problemsIn,
  procedureWithPlan,
  translation,
  type Files,
} from '../../support/content-folder.ts';

const sn = 'service-notes/sn-0001.mdx';
const codesIn = async (files: Files) => (await problemsIn(files)).map(({ code }) => code).toSorted();
/** The usual front matter with one field that is wrong. */
const note = (fields: Readonly<Record<string, unknown>>): Files =>
  article('SN-0001', { fields: { audience: 'everyone', ...fields } });

describe('an article with an error in its front matter', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['damage-01: is checked for nothing that is right', note({}), []],
    ['damage-02: product', note({ products: ['none'] }), ['product-unknown']],
    [
      'damage-03: component',
      note({ products: ['ontap'], components: ['none'] }),
      ['product-component-unknown'],
    ],
    ['damage-04: owner', note({ owner: 'nobody' }), ['team-unknown']],
    ['damage-05: related', note({ related: ['SN-0009'] }), ['reference-unknown']],
    ['damage-06: successor', note({ supersededBy: 'SN-0001' }), ['reference-to-itself']],
    ['damage-07: alias', note({ aliases: ['/feed.xml'] }), ['alias-taken']],
    [
      'damage-08: approval',
      note({ governance: 'compliance', approvedBy: 'Ann Author' }),
      ['approval-by-author'],
    ],
    ['damage-09: dates', note({ reviewed: '2025-01-01' }), ['review-date-order']],
    ['damage-10: length of texts', note({ title: 'long '.repeat(25) }), ['title-long']],
    ['damage-11: outcome without what is pending', note({ outcome: 'unresolved' }), ['field-invalid']],
    [
      'damage-12: team of what is pending',
      note({ outcome: 'unresolved', pending: { what: 'The fix', owner: 'nobody' } }),
      ['team-unknown'],
    ],
    [
      'damage-13: sections, links and images',
      article('SN-0001', {
        fields: { audience: 'everyone' },
        sections: { cause: undefined, prevention: '[](SN-0009) ![Cabling](images/none.png)' },
      }),
      ['image-missing', 'link-unknown-article', 'section-missing'],
    ],
    [
      'damage-14: style',
      article('SN-0001', { fields: { audience: 'everyone' }, sections: { cause: '#### Deep\n\nText.' } }),
      ['style-heading-increment'],
    ],
    [
      'damage-15: plan that does not restore it',
      {
        ...article('PR-0001', { fields: { audience: 'everyone', backOutPlan: 'BO-0001' } }),
        ...article('BO-0001', { fields: { restores: ['PR-0002'] } }),
        ...article('PR-0002', { fields: { backOutPlan: 'BO-0001' } }),
      },
      ['back-out-plan-one-sided'],
    ],
    [
      'damage-16: plan that does not exist',
      article('PR-0001', { fields: { audience: 'everyone', backOutPlan: 'BO-0009' } }),
      ['reference-unknown'],
    ],
    [
      'damage-17: risk above low',
      article('PR-0001', { fields: { audience: 'everyone', risk: { likelihood: 'high', impact: 'high' } } }),
      ['procedure-without-back-out-plan'],
    ],
    [
      'damage-18: customer of another record',
      { ...article('CF-0001'), ...article('CF-0002', { fields: { audience: 'public', agreement: 'none' } }) },
      ['agreement-unknown', 'customer-duplicate'],
    ],
    [
      'damage-19: article of a stage',
      article('OB-0001', { fields: { audience: 'everyone' } }),
      ['reference-unknown'],
    ],
    [
      'damage-20: steps',
      article('PR-0001', { fields: { audience: 'everyone' }, sections: { steps: 'None.' } }),
      ['steps-missing'],
    ],
    [
      'damage-21: id of another article',
      { ...note({}), 'service-notes/sn-0002.mdx': String(article('SN-0001')[sn]) },
      ['duplicate-id', 'file-misplaced'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await codesIn(files)).toEqual(['field-invalid', ...expected].toSorted());
  });

  it('has everything reported at once, each at its line', async () => {
    const lines = [
      'id: SN-0001',
      'title: ""',
      'summary: Text.',
      'products:',
      '  - ontap',
      '  - Bad Name',
      '  - none',
      'components: [volume, engine]',
      'aliases:',
      '  - not-a-path',
      '  - /search/',
      'related: [SN-0009, soon]',
      'colour: red',
      'owner: nobody',
      'created: 2026-01-01',
      '',
    ];
    const body = String(article('SN-0001')[sn]).replace(/^---[\s\S]*?---\n/, '');
    const found = await problemsIn({ [sn]: `---\n${lines.join('\n')}---\n${body}\n<b>x</b>\n` });
    expect(inShort(found)).toEqual([
      `field-invalid ${sn}:1:1`,
      `field-invalid ${sn}:3:1`,
      `product-unknown ${sn}:5:1`,
      `field-invalid ${sn}:7:5`,
      `alias-taken ${sn}:10:1`,
      `field-invalid ${sn}:11:5`,
      `reference-unknown ${sn}:13:1`,
      `field-invalid ${sn}:13:20`,
      `field-invalid ${sn}:14:1`,
      `team-unknown ${sn}:15:1`,
      `html-raw ${sn}:${lines.length + body.split('\n').length + 2}:1`,
    ]);
  });

  it.each<readonly [string, Files]>([
    ['stand-in-01: no confidence, for readers outside', note({ audience: 'public', confidence: 'sure' })],
    [
      'stand-in-02: no confidence, under compliance',
      note({ audience: 'internal', governance: 'compliance', confidence: 1 }),
    ],
    ['stand-in-03: no audience', note({})],
    ['stand-in-04: no owner', note({ audience: 'internal', owner: undefined })],
    ['stand-in-05: no language', note({ audience: 'internal', lang: 'de' })],
    ['stand-in-06: no risk', article('PR-0001', { fields: { risk: 'high' } })],
    [
      'stand-in-07: a wrong reason for having no plan',
      article('PR-0001', { fields: { risk: { likelihood: 'high', impact: 'high' }, noBackOut: '' } }),
    ],
    [
      'stand-in-08: no test of a plan',
      {
        ...procedureWithPlan(),
        ...article('BO-0001', { fields: { restores: ['PR-0001'], lastTested: 'soon' } }),
      },
    ],
    [
      'stand-in-09: nothing that a plan restores',
      { ...procedureWithPlan(), ...article('BO-0001', { fields: { restores: [] } }) },
    ],
    [
      'stand-in-10: no plan of a procedure',
      {
        ...procedureWithPlan(),
        ...article('PR-0001', {
          fields: { risk: { likelihood: 'low', impact: 'high' }, backOutPlan: 'none' },
        }),
      },
    ],
    ['stand-in-11: no agreement', article('CF-0001', { fields: { agreement: 1 } })],
    ['stand-in-12: no stages', article('OB-0001', { fields: { stages: [] } })],
    ['stand-in-13: no outcome', note({ audience: 'internal', outcome: 'unknown' })],
    [
      'stand-in-14: components of a product that could not be read',
      note({ audience: 'internal', products: ['ON TAP'], components: ['volume'] }),
    ],
  ])('is not blamed for what stands in for a field: %s', async (_, files) => {
    expect(await codesIn(files)).toEqual(['field-invalid']);
  });

  it('is not blamed for the customer that stands in', async () => {
    const files = {
      ...article('CF-0001', { fields: { customer: undefined } }),
      ...article('CF-0002', { fields: { customer: 'A B' } }),
    };
    expect(await codesIn(files)).toEqual(['field-invalid', 'field-invalid']);
  });
});

describe('a translation', () => {
  const original = article('SN-0001');
  const translatedFrom = revisionOf(String(original[sn]));

  it('of an article with errors is no orphan, and checked like any other', async () => {
    const damaged = note({});
    const files = {
      ...damaged,
      ...translation('SN-0001', 'it', {
        fields: { translatedFrom: revisionOf(String(damaged[sn])) },
        sections: { cause: '[](SN-0009)' },
      }),
    };
    expect(await codesIn(files)).toEqual(['field-invalid', 'link-unknown-article', 'translation-structure']);
  });

  it('of a file that cannot be read is no orphan', async () => {
    const files = { [sn]: '---\nid: "SN-0001\n---\n', ...translation('SN-0001', 'it') };
    expect(await codesIn(files)).toEqual(['front-matter-invalid']);
  });

  it('with errors of its own is checked further', async () => {
    const files = {
      ...original,
      ...translation('SN-0001', 'it', { fields: { title: undefined }, sections: { cause: undefined } }),
    };
    expect(await codesIn(files)).toEqual(['field-invalid', 'section-missing', 'translation-outdated']);
  });

  it('without the revision that it was made from is told so, and nothing of an original’s fields', async () => {
    const files = { ...original, ...translation('SN-0001', 'it', { fields: { translatedFrom: undefined } }) };
    const found = await problemsIn(files);
    expect(found.map(({ message }) => message)).toEqual(['translatedFrom: is missing.']);
  });

  it('has no errors of its own where nothing is wrong', async () => {
    expect(
      await codesIn({ ...original, ...translation('SN-0001', 'it', { fields: { translatedFrom } }) }),
    ).toEqual([]);
  });
});
