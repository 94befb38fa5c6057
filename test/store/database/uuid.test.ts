import { describe, expect, it } from 'vitest';
import { createUuid, lowestUuid } from '../../../src/store/database/uuid.ts';

describe('createUuid', () => {
  it('makes ids of version 7 that carry the time', () => {
    const now = Date.UTC(2026, 10, 22, 1, 2, 3, 4);
    const id = createUuid(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
  });

  it('never makes the same id twice, and later ids sort after earlier ones', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => createUuid(index * 1000));
    expect(new Set(ids).size).toBe(1000);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('keeps the order of those made in one millisecond', () => {
    const ids = Array.from({ length: 5000 }, () => createUuid(1_700_000_000_000));
    expect(new Set(ids).size).toBe(5000);
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  });
});

describe('lowestUuid', () => {
  it('is not above any id of its instant, and above all before', () => {
    const at = 1_700_000_000_000;
    expect(lowestUuid(at) <= createUuid(at)).toBe(true);
    expect(lowestUuid(at) > createUuid(at - 1)).toBe(true);
    expect(lowestUuid(-1) < createUuid(1)).toBe(true);
  });
});
