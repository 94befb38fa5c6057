import { describe, expect, it } from 'vitest';
import { forgetSearches, searchesKeptDays } from '../../src/server/forget-searches.ts';
import { createLog } from '../../src/server/log.ts';
import { openStore } from '../../src/store/open-store.ts';

const now = Date.UTC(2026, 10, 25);
const daysAgo = (days: number): number => now - days * 86_400_000;

describe('forgetSearches', () => {
  it('forgets what is older than is kept when the server starts, and says how much', async () => {
    const store = await openStore(':memory:', now);
    const search = { words: 'x', place: 'site', results: 1 } as const;
    const old = await store.searches.record({ ...search, at: daysAgo(searchesKeptDays + 1) });
    const recent = await store.searches.record({ ...search, at: daysAgo(searchesKeptDays - 1) });
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    await forgetSearches({ searches: store.searches, log, now: () => new Date(now) }).stop();
    expect(await store.searches.find(old.id)).toBeUndefined();
    expect(await store.searches.find(recent.id)).toBeDefined();
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ forgotten: 1 }]);
    await store.close();
  });

  it('goes on when the database does not answer', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const searches = { forget: () => Promise.reject(new Error('locked')) };
    await forgetSearches({ searches, log, now: () => new Date(now) }).stop();
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 50, err: { message: 'locked' } },
    ]);
  });
});
