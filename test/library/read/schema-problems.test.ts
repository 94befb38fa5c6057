import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/library/read/read-article.ts';
import { articleTypeOfId } from '../../../src/core/article/registry.ts';
import { article } from '../../support/content-folder.ts';

/** Problems of the front matter of an article with these fields: `message → hint`. */
function problemsOf(id: string, fields: Readonly<Record<string, unknown>>): string[] {
  const [[file, source] = ['', '']] = Object.entries(article(id, { fields }));
  expect(articleTypeOfId(id)).toBeDefined();
  return readSource(String(source), file)
    .problems.filter(({ code }) => code === 'field-invalid')
    .map(({ message, hint }) => `${message} → ${hint}`);
}

const general = 'See “Writing articles” in the help for the fields of each type.';

describe('a field that is wrong', () => {
  it.each<readonly [string, string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['missing-01: a text', 'SN-0001', { owner: undefined }, ['owner: is missing. → Add `owner: …`.']],
    [
      'missing-02: a list, a block and a date',
      'CF-0001',
      { contacts: undefined, contract: undefined, created: undefined },
      [
        'created: is missing. → Add `created: 2026-11-22`.',
        'contract: is missing. → Add `contract: {number: number, kind: project, from: 2026-01-01, to: 2026-12-31}`.',
        'contacts: is missing. → Add `contacts: [{role: Role, name: Name}]`.',
      ],
    ],
    [
      'missing-03: one of several values, below another field',
      'PR-0001',
      { risk: { likelihood: 'low' } },
      ['risk.impact: is missing. → Add `impact:` with one of low, medium, high.'],
    ],
    [
      'missing-04: behind its key',
      'SN-0001',
      { keywords: null },
      ['keywords: has no value. → Write it behind `keywords:`, or remove the line.'],
    ],
    [
      'missing-05: what two fields say together',
      'BO-0001',
      { lastTested: undefined },
      [
        `lastTested: is missing, and so is notTested: say when the plan was last tested, or why it never was. → ${general}`,
      ],
    ],
    [
      'unknown-01: misspelt',
      'SN-0001',
      { sumary: 'x' },
      ['There is no field sumary. → Did you mean “summary”?'],
    ],
    ['unknown-02: of another tool', 'SN-0001', { slug: 'x' }, [`There is no field slug. → ${general}`]],
    [
      'unknown-03: below another field',
      'SN-0001',
      { products: [{ product: 'ontap', version: '9' }] },
      [`There is no field products[0].version. → ${general}`],
    ],
    [
      'type-01: a text for a list',
      'SN-0001',
      { authors: 'Ann' },
      ['authors: is a text where a list belongs. → Write `authors: [Ann]`.'],
    ],
    [
      'type-02: a number for a text',
      'SN-0001',
      { title: 28 },
      ['title: is a number where a text belongs. → Put it in quotes: `"28"`.'],
    ],
    [
      'type-03: a colon in a text',
      'SN-0001',
      { symptoms: [{ Error: 'no space' }] },
      [
        'symptoms[0]: is a block of keys with values where a text belongs. → A text with a colon stands in quotes: `"Error 28: no space left"`.',
      ],
    ],
    [
      'type-04: a text for a block',
      'PR-0001',
      { risk: 'high' },
      [
        'risk: is a text where a block of keys with values belongs. → Write `risk: {likelihood: low, impact: low}`, for one.',
      ],
    ],
    [
      'type-05: no whole number',
      'OB-0001',
      { days: 1.5 },
      ['days: is a number where a whole number belongs. → Write `days: 5`, for one.'],
    ],
    [
      'value-01: none of several',
      'SN-0001',
      { outcome: 'solvd' },
      [
        'outcome: is one of solved, workaround, expected-behaviour, unresolved, not “solvd”. → Did you mean “solved”?',
      ],
    ],
    [
      'value-02: no language of ours',
      'SN-0001',
      { lang: 'de' },
      [`lang: is one of en, it, cs, zh-Hans, not “de”. → ${general}`],
    ],
    [
      'value-03: a date',
      'SN-0001',
      { created: '2026-13-01' },
      [`created: should be a date such as 2026-11-22, not “2026-13-01”. → ${general}`],
    ],
    [
      'value-04: a date without dashes',
      'SN-0001',
      { created: 20260101 },
      [`created: should be a date such as 2026-11-22, not 20260101. → ${general}`],
    ],
    [
      'value-05: a name',
      'SN-0001',
      { components: ['Data LIF'] },
      [`components[0]: should be lower-case letters, digits and dashes, not “Data LIF”. → ${general}`],
    ],
    [
      'value-06: a duration',
      'PR-0001',
      { validation: 'soon' },
      [`validation: should be a duration such as 45m, 1h30m or 2d, not “soon”. → ${general}`],
    ],
    [
      'value-07: a time zone and an address',
      'CF-0001',
      { timeZone: 'Mars', contacts: [{ role: 'A', name: 'B', email: 'c' }] },
      [
        `timeZone: should be an IANA time zone such as Europe/Rome, not “Mars”. → ${general}`,
        `contacts[0].email: is no e-mail address, not “c”. → ${general}`,
      ],
    ],
    [
      'value-08: a record for others',
      'CF-0001',
      { audience: 'public' },
      [`audience: a customer record is always internal. → ${general}`],
    ],
    [
      'value-09: days in the wrong order',
      'CF-0001',
      { freezes: [{ name: 'A', from: '2026-02-01', to: '2026-01-01' }] },
      [`freezes[0].to: must not lie before the first day of the freeze. → ${general}`],
    ],
    [
      'length-01: nothing, too much and two lines',
      'SN-0001',
      { title: ' ', summary: 'x'.repeat(601), resolvedIn: 'a\nb' },
      [
        `title: must not be empty. → ${general}`,
        'summary: has more than 600 characters. → Shorten it.',
        `resolvedIn: must be one line. → ${general}`,
      ],
    ],
    ['length-02: an empty list', 'SN-0001', { authors: [] }, [`authors: at least one author. → ${general}`]],
  ])('%s', (_, id, fields, expected) => {
    expect(problemsOf(id, fields)).toEqual(expected);
  });
});
