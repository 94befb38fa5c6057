import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNumberSchema } from '../../../../src/core/case/case-id.ts';
import type { MeasureQuestion } from '../../../../src/core/metrics/answer-measure.ts';
import { groupCases } from '../../../../src/core/metrics/gaps/case-gaps.ts';
import { clusterTexts } from '../../../../src/core/metrics/gaps/cluster-texts.ts';
import { createGapFinder } from '../../../../src/core/metrics/gaps/gap-finder.ts';
import { keepAnswers } from '../../../../src/core/metrics/gaps/keep-answers.ts';
import { groupSearches } from '../../../../src/core/metrics/gaps/search-gaps.ts';
import { createTermReader } from '../../../../src/core/metrics/gaps/text-terms.ts';
import { createTurns } from '../../../../src/core/metrics/turns.ts';
import { writeAbout } from '../../../../src/core/metrics/gaps/write-command.ts';
import type { EmptySearch, UnansweredCase } from '../../../../src/core/metrics/metrics-store.ts';

const number = (sequence: number) => caseNumberSchema.parse(`SR-${String(sequence).padStart(6, '0')}`);

const texts = [
  'Datastore read-only after controller failover, all paths down',
  'All paths down on the datastore after a failover of the controller',
  'Controller failover leaves datastores read-only',
  'Backup job waits for a free proxy slot',
  'Backup jobs queue: no proxy slots are free',
  'Kerberos clock skew after daylight saving',
  'Certificate of the web console has expired',
];
const cases = texts.map((title, index): UnansweredCase => ({
  number: number(index + 1),
  title,
  resolvedAt: index,
  statements: [],
}));

const said = (sequence: number, title: string, statement: string, cause: string): UnansweredCase => ({
  number: number(sequence),
  title,
  cause,
  resolvedAt: 0,
  statements: [statement],
});

describe('groupCases', () => {
  it('groups cases by what they are about, whatever order and inflection, the largest group first', async () => {
    const { gaps, alone, examined, isAll } = await groupCases(cases);
    expect(gaps.map((gap) => gap.cases.map((each) => each.number))).toEqual([
      [number(1), number(2), number(3)],
      [number(4), number(5)],
    ]);
    expect({ alone, examined, isAll }).toEqual({ alone: 2, examined: 7, isAll: true });
  });

  it('names the words that a group shares, and begins the article with the case in its middle', async () => {
    const { gaps } = await groupCases(cases);
    expect(gaps[0]?.words).toEqual(expect.arrayContaining(['datastore', 'failover', 'controller']));
    expect(gaps[1]?.words).toEqual(expect.arrayContaining(['backup', 'proxy']));
    expect([number(1), number(2), number(3)]).toContain(gaps[0]?.centre);
    expect(gaps[0]?.command).toBe(`npm run casebook -- new service-note --from-case ${gaps[0]?.centre}`);
  });

  it('looks at statements and causes, too', async () => {
    const { gaps } = await groupCases([
      said(1, 'Slow', 'The array answers in 40 ms.', 'Firmware 9.15 throttles the cache.'),
      said(2, 'Users complain', 'Latency is up since Monday.', 'Throttled cache by firmware 9.15.'),
      said(3, 'Login fails', 'Password expired', 'Policy'),
    ]);
    expect(gaps.map(({ count }) => count)).toEqual([2]);
  });

  it('says when there were more cases than it looked at', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({
      ...(cases[0] as UnansweredCase),
      number: number(index + 1),
    }));
    const { examined, isAll, gaps } = await groupCases(many);
    expect({ examined, isAll }).toEqual({ examined: 1000, isAll: false });
    expect(gaps[0]?.count).toBe(1000);
    expect(gaps[0]?.cases).toHaveLength(20);
  });
});

const search = (words: string, at: number, change: Partial<EmptySearch> = {}): EmptySearch => ({
  words,
  at,
  ...change,
});

describe('groupSearches', () => {
  it('groups searches by their words, whatever their order, case and inflection', async () => {
    const { gaps } = await groupSearches([
      search('Tape library offline', 1),
      search('offline tape libraries', 2),
      search('tape library offline', 3, { case: number(9) }),
      search('badge printer', 4),
      search('?!', 5),
    ]);
    expect(gaps).toEqual([
      {
        words: 'tape library offline',
        count: 3,
        others: ['offline tape libraries'],
        lastAt: 3,
        cases: [number(9)],
        command: 'npm run casebook -- new service-note --from-case SR-000009',
      },
      {
        words: 'badge printer',
        count: 1,
        others: [],
        lastAt: 4,
        cases: [],
        command: "npm run casebook -- new service-note --title='Badge printer'",
      },
    ]);
  });

  it('reads a search by the rules of its language', async () => {
    const { gaps } = await groupSearches([
      search('libreria nastri', 1, { lang: 'it' }),
      search('librerie nastro', 2, { lang: 'it' }),
    ]);
    expect(gaps.map(({ count }) => count)).toEqual([2]);
  });
});

describe('createGapFinder', () => {
  const question: MeasureQuestion = { period: 'month', span: { from: 0, before: 1 }, now: 1 };

  it('finds what was read last, however often it was asked before', async () => {
    const [read, searched] = [[...cases], [search('badge printer', 4)]];
    const { findCaseGaps, findSearchGaps } = createGapFinder({
      readUnanswered: async () => read,
      readEmptySearches: async () => searched,
    });
    const before = await findCaseGaps(question);
    expect(await findCaseGaps(question)).toEqual(before);
    expect((await findSearchGaps(question)).gaps).toHaveLength(1);
    read.splice(0, 3);
    searched.pop();
    const after = await findCaseGaps(question);
    expect(after).toEqual(await groupCases(cases.slice(3)));
    expect(after).not.toEqual(before);
    expect((await findSearchGaps(question)).gaps).toEqual([]);
  });
});

/** Makes answers that say how often they were made. */
const counting = () => {
  const made: string[] = [];
  const answer = keepAnswers(async (given: readonly string[]) => {
    made.push(given.join(' '));
    await new Promise((resolve) => setTimeout(resolve));
    if (given.includes('fails')) throw new Error('it failed');
    return given.length;
  });
  return { made, answer };
};

describe('keepAnswers', () => {
  it('makes an answer once for the same, for those who ask at once, too', async () => {
    const { made, answer } = counting();
    expect(await Promise.all([answer(['a', 'b']), answer(['a', 'b']), answer(['a b'])])).toEqual([2, 2, 1]);
    expect(await answer(['a', 'b'])).toBe(2);
    expect(made).toEqual(['a b', 'a b']);
  });

  it('keeps no failure', async () => {
    const { made, answer } = counting();
    await expect(Promise.all([answer(['fails']), answer(['fails'])])).rejects.toThrow('it failed');
    await expect(answer(['fails'])).rejects.toThrow('it failed');
    expect(made).toHaveLength(2);
  });

  it('forgets what was not asked for longest', async () => {
    const { made, answer } = counting();
    for (const letter of 'abcdef') await answer([letter]);
    await answer(['a']);
    await answer(['g']);
    expect(made.join('')).toBe('abcdefg');
    await answer(['a']);
    await answer(['b']);
    expect(made.join('')).toBe('abcdefgb');
  });
});

describe('clusterTexts', () => {
  const read = createTermReader();
  const cluster = (given: readonly string[]) =>
    clusterTexts(
      given.map((text) => read([{ text, weight: 1 }], 'en')),
      0.2,
      createTurns(),
    );

  it('puts each text into one cluster at most, and gives the same clusters for the same texts', async () => {
    const word = fc.constantFrom('raid', 'lun', 'path', 'quorum', 'vlan', 'mtu', 'snapshot', 'proxy');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
          { maxLength: 40 },
        ),
        async (given) => {
          const clusters = await cluster(given);
          const members = clusters.flatMap((each) => each.members);
          expect(new Set(members).size).toBe(members.length);
          for (const { members: within, centre } of clusters) {
            expect(within.length).toBeGreaterThan(1);
            expect(within).toContain(centre);
          }
          expect(await cluster(given)).toEqual(clusters);
        },
      ),
    );
  });

  it('joins nothing by a chain of small steps', async () => {
    const chain = [
      'alpha bravo',
      'bravo charlie',
      'charlie delta',
      'delta echo',
      'echo foxtrot',
      'foxtrot golf',
    ];
    expect(Math.max(0, ...(await cluster(chain)).map(({ members }) => members.length))).toBeLessThan(4);
  });

  it('has nothing to say of no text, and of texts without a word', async () => {
    expect(await cluster([])).toEqual([]);
    expect(await cluster(['', '?', '17'])).toEqual([]);
  });
});

describe('createTurns', () => {
  it('lets others have their turn during long work, and goes on at once during short', async () => {
    const takeTurns = createTurns();
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    await takeTurns();
    expect(turns).toBe(0);
    const end = performance.now() + 60;
    while (performance.now() < end) await takeTurns();
    clearInterval(other);
    expect(turns).toBeGreaterThan(1);
  });
});

describe('writeAbout', () => {
  it.each([
    ["what's wrong", String.raw`--title='What'\''s wrong'`],
    ['$(reboot) `id` "x"', '--title=\'$(reboot) `id` "x"\''],
    ['-v --help', "--title='-v --help'"],
    ['one\ntwo', "--title='One two'"],
  ])('a shell takes %j for a title', (words, end) =>
    expect(writeAbout(words)).toBe(`npm run casebook -- new service-note ${end}`),
  );
});
