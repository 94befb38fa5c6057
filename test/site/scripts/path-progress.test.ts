import { describe, expect, it } from 'vitest';
import {
  countDone,
  isStale,
  parseProgress,
  tick,
  type PathProgress,
} from '../../../src/site/scripts/path-progress.ts';

const now = new Date('2026-11-22T09:00:00Z');
const empty: PathProgress = {
  title: 'First-line engineer',
  address: '/articles/ob-0001/',
  total: 3,
  done: {},
  changed: '2026-11-01T00:00:00.000Z',
};

describe('tick', () => {
  it('keeps the revision at which an item was ticked', () => {
    expect(tick(empty, 'BP-0001', 'aaaaaaaaaaaa', now)).toMatchObject({
      done: { 'BP-0001': 'aaaaaaaaaaaa' },
      changed: '2026-11-22T09:00:00.000Z',
    });
  });

  it('forgets an item whose tick is taken away', () => {
    const ticked = tick(empty, 'BP-0001', 'aaaaaaaaaaaa', now);
    expect(tick(ticked, 'BP-0001', undefined, now).done).toEqual({});
  });
});

describe('isStale', () => {
  const ticked = tick(empty, 'BP-0001', 'aaaaaaaaaaaa', now);

  it('is true when an article changed after it was ticked', () => {
    expect(isStale(ticked, 'BP-0001', 'bbbbbbbbbbbb')).toBe(true);
  });

  it('is false for the revision that was ticked, and for what was never ticked', () => {
    expect(isStale(ticked, 'BP-0001', 'aaaaaaaaaaaa')).toBe(false);
    expect(isStale(ticked, 'BP-0002', 'bbbbbbbbbbbb')).toBe(false);
  });
});

describe('countDone', () => {
  it('counts only items that the path still has', () => {
    const ticked = tick(tick(empty, 'BP-0001', 'a', now), 'BP-0009', 'b', now);
    expect(countDone(ticked, ['BP-0001', 'BP-0002'])).toBe(1);
  });
});

describe('parseProgress', () => {
  it('reads what was kept', () => {
    expect(parseProgress(JSON.stringify(empty))).toEqual(empty);
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['another value', '[1]'],
    ['a foreign address', JSON.stringify({ ...empty, address: '//evil.example/' })],
    ['a script address', JSON.stringify({ ...empty, address: 'javascript:alert(1)' })],
    ['revisions that are no text', JSON.stringify({ ...empty, done: { 'BP-0001': 1 } })],
  ])('refuses %s', (_, text) => {
    expect(parseProgress(text)).toBeUndefined();
  });
});
