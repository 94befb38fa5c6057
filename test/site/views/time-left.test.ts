import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../../src/site/views/case/time-left.ts';

const now = Date.parse('2026-11-25T10:00:00Z');

describe('timeLeft', () => {
  it.each([
    ['2026-11-25T10:20:00Z', 'in 20 min'],
    ['2026-11-25T09:48:00Z', '12 min late'],
    ['2026-11-25T10:00:00Z', 'in 1 min'],
    ['2026-11-25T09:59:59Z', '1 min late'],
    ['2026-11-22T12:25:00Z', '2 d 22 h late'],
    ['2026-11-26T10:00:00Z', 'in 1 d'],
  ])('of %s says “%s”', (dueAt, text) => {
    expect(timeLeft(Date.parse(dueAt), now)).toBe(text);
  });
});
