import { describe, expect, it } from 'vitest';
import {
  measureQueries,
  typingOfFirstWord,
  typingOfLastWord,
} from '../../../../scripts/bench/search/measure-queries.ts';
import type { OpenEngine } from '../../../../scripts/bench/search/engine.ts';

describe('typingOfLastWord', () => {
  it('types the last word letter by letter after the words before it', () => {
    expect(typingOfLastWord('disk full ')).toEqual(['disk f', 'disk fu', 'disk ful', 'disk full']);
    expect(typingOfLastWord('quorum')).toHaveLength(6);
    expect(typingOfLastWord(' ')).toEqual([]);
  });

  it('takes a letter outside the basic plane whole', () => {
    expect(typingOfLastWord('𠀀b')).toEqual(['𠀀', '𠀀b']);
  });
});

describe('typingOfFirstWord', () => {
  it('types the first word alone', () => {
    expect(typingOfFirstWord(' hba port down')).toEqual(['h', 'hb', 'hba']);
  });
});

describe('measureQueries', () => {
  const set = {
    name: 'small',
    documents: [],
    queries: [
      { id: 'q1', text: 'disk full', kind: 'symptom' },
      { id: 'q2', text: 'ORA-00257', kind: 'code' },
    ],
    judgements: new Map([
      ['q1', new Map([['a', 1]])],
      ['q2', new Map([['b', 1]])],
    ]),
    notices: [],
  };

  it('reports quality by kind, counts a document once, and sums what is loaded', async () => {
    const engine: OpenEngine = {
      search: async (text) => (text === 'disk full' ? ['x', 'x', 'a'] : ['b']),
      weigh: async (text) => ({ script: 100, index: { terms: text.length, store: 10 } }),
    };
    const { kinds, overall, bytes } = await measureQueries(engine, set);
    expect(kinds['symptom']).toMatchObject({ queries: 1, mrr10: 0.5 });
    expect(kinds['code']).toMatchObject({ queries: 1, mrr10: 1 });
    expect(overall).toMatchObject({ queries: 2, mrr10: 0.75 });
    expect(bytes).toEqual({
      p50: 119,
      p95: 119,
      script: 100,
      withoutScript: { p50: 19, p95: 19 },
      untilAll: { p50: 119, p95: 119 },
      meanOfKind: { store: 10, terms: 9 },
    });
  });

  it('asks for the depth that recall needs, types as one types, and asks again at once to measure', async () => {
    const asked: string[] = [];
    const engine: OpenEngine = {
      search: async (text, { limit, asYouType }) => {
        asked.push(`${text} ${limit}${asYouType ? ' typing' : ''}`);
        return [];
      },
    };
    const { bytes, latencyMs, prefixMs } = await measureQueries(engine, set);
    expect(bytes).toBeUndefined();
    expect(asked.slice(0, 5)).toEqual([
      'disk full 100',
      'ORA-00257 100',
      'disk full 10',
      'disk full 10',
      'ORA-00257 10',
    ]);
    expect(asked.filter((text) => text === 'disk f 10 typing')).toHaveLength(2);
    expect(latencyMs.p95).toBeGreaterThanOrEqual(latencyMs.p50);
    expect(prefixMs.firstWord.p50).toBeGreaterThanOrEqual(0);
  });
});
