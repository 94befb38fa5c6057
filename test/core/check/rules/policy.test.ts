import { describe, expect, it } from 'vitest';
import { article, problemsIn, type Files } from '../../../support/content-folder.ts';

const messagesIn = async (files: Files) => (await problemsIn(files)).map(({ message }) => message);
const glossaryEntry = (id: string, terms: string): string => `  - { id: ${id}, terms: [${terms}] }\n`;
const note = (fields: Readonly<Record<string, unknown>>): Files => article('SN-0001', { fields });

describe('names of the policy tables in articles', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['name-01: known product and component', note({ products: ['ontap'], components: ['volume'] }), []],
    ['name-02: unknown product', note({ products: ['ontpa'] }), ['There is no product “ontpa”.']],
    [
      'name-03: unknown component',
      note({ products: ['ontap'], components: ['disk'] }),
      ['ONTAP has no component “disk”.'],
    ],
    [
      'name-04: component of an unknown product: only the product',
      note({ products: ['x'], components: ['disk'] }),
      ['There is no product “x”.'],
    ],
    ['name-05: component without a product', note({ components: ['volume'] }), []],
    [
      'name-06: unknown component without a product',
      note({ components: ['disk'] }),
      ['No product has a component “disk”.'],
    ],
    ['name-07: unknown owner', note({ owner: 'nobody' }), ['There is no team “nobody”.']],
    [
      'name-08: unknown owner of what is pending',
      note({ outcome: 'unresolved', pending: { what: 'Fix', owner: 'nobody' } }),
      ['There is no team “nobody”.'],
    ],
    [
      'name-09: unknown agreement',
      article('CF-0001', { fields: { agreement: 'iron' } }),
      ['There is no agreement “iron”.'],
    ],
    [
      'name-10: two records of one customer',
      { ...article('CF-0001'), ...article('CF-0002') },
      ['“acme” is the customer of CF-0001 already.'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messagesIn(files)).toEqual(expected);
  });

  it('suggests the name that was probably meant', async () => {
    const [problem] = await problemsIn(note({ products: ['ontpa'] }));
    expect(problem?.hint).toBe('Did you mean “ontap”?');
  });

  it('need no glossary, but one that is there has each entry once, with two names', async () => {
    expect(await messagesIn(note({}))).toEqual([]);
    expect(
      await problemsIn({
        ...note({}),
        'policy/glossary.yaml': `glossary:\n${glossaryEntry('ha', 'HA, high availability')}${glossaryEntry('ha', 'a, b')}`,
      }),
    ).toMatchObject([
      { code: 'policy-duplicate', message: 'The glossary entry “ha” is there twice.', line: 3 },
    ]);
    expect(
      await problemsIn({ ...note({}), 'policy/glossary.yaml': `glossary:\n${glossaryEntry('ha', 'HA')}` }),
    ).toMatchObject([{ code: 'policy-invalid', line: 2 }]);
  });

  it('are not looked up in a table that could not be read', async () => {
    const found = await problemsIn({
      ...note({ products: ['x'], owner: 'nobody' }),
      'policy/products.yaml': 'products: 1\n',
      'policy/teams.yaml': '',
    });
    expect(found.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'policy-invalid policy/products.yaml',
      'policy-invalid policy/teams.yaml',
    ]);
  });
});

const teams = (text: string): Files => ({ 'policy/teams.yaml': `teams:\n${text}` });
const storage = '  - { id: storage, name: Storage }\n';
const agreement = (targets: string): Files => ({
  'policy/agreements.yaml': `agreements:\n  - id: gold\n    name: Gold\n    hours: { days: [mon], from: "08:00", to: "18:00" }\n    targets: ${targets}\n`,
});

describe('policy tables', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['table-01: a team twice', teams(`${storage}${storage}`), ['The team “storage” is there twice.']],
    [
      'table-02: escalates to an unknown team',
      teams(`${storage}  - { id: linux, name: Linux, escalatesTo: windows }\n`),
      ['escalatesTo of the team “linux” names the team “windows”, which does not exist.'],
    ],
    [
      'table-03: escalates to itself',
      teams('  - { id: storage, name: Storage, escalatesTo: storage }\n'),
      ['Escalation leads in a circle: storage → storage.'],
    ],
    [
      'table-04: escalates in a circle of three',
      teams(
        '  - { id: storage, name: S, escalatesTo: b }\n  - { id: b, name: B, escalatesTo: c }\n  - { id: c, name: C, escalatesTo: storage }\n',
      ),
      ['Escalation leads in a circle: b → c → storage → b.'],
    ],
    [
      'table-05: product of an unknown team',
      { 'policy/products.yaml': 'products:\n  - { id: ontap, name: ONTAP, team: disks }\n' },
      ['The product “ontap” names the team “disks”, which does not exist.'],
    ],
    [
      'table-06: component of an unknown team',
      {
        'policy/products.yaml':
          'products:\n  - { id: ontap, name: ONTAP, team: storage, components: [{ id: lif, name: LIF, team: net }] }\n',
      },
      ['The component “lif” of “ontap” names the team “net”, which does not exist.'],
    ],
    [
      'table-07: component twice',
      {
        'policy/products.yaml':
          'products:\n  - { id: ontap, name: ONTAP, team: storage, components: [{ id: lif, name: LIF }, { id: lif, name: LIF }] }\n',
      },
      ['The product “ontap” has the component “lif” twice.'],
    ],
    [
      'table-08: target for an unknown severity',
      agreement('[{ severity: 2, firstReply: 1h, update: 1h }]'),
      ['The agreement “gold” has a target for severity 2, which does not exist.'],
    ],
    [
      'table-09: two targets for a severity',
      agreement('[{ severity: 1, firstReply: 1h, update: 1h }, { severity: 1, firstReply: 2h, update: 1h }]'),
      ['The agreement “gold” has two targets for severity 1.'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messagesIn(files)).toEqual(expected);
  });

  it('are reported at the line of the entry', async () => {
    const [problem] = await problemsIn(
      teams(`${storage}  - { id: linux, name: Linux, escalatesTo: windows }\n`),
    );
    expect(problem).toMatchObject({ file: 'policy/teams.yaml', line: 3, column: 5 });
  });

  it('that are missing are reported each', async () => {
    const found = await problemsIn({ 'policy/clocks.yaml': 'clocks: {}\n' });
    expect(
      found.map(({ message }) => message).filter((message) => message.startsWith('clocks')),
    ).toHaveLength(3);
  });
});
