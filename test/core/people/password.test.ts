import { describe, expect, it } from 'vitest';
import { judgePassword, normalizePassword } from '../../../src/core/people/password.ts';

const known = ['maria.rossi@example.com', 'Maria Rossi', 'maria', 'Casebook'];

describe('judgePassword', () => {
  it.each([
    'the third shelf is always empty',
    'correct horse battery staple',
    'první pád po přepnutí cest',
    '数据存储在路径故障转移后变为只读状态了',
    'Maria Rossi keeps four spare fans',
    'x7$Lq0@vN2#pR9z',
  ])('takes %j', (password) => {
    expect(judgePassword(password, known)).toBeUndefined();
  });

  it.each([
    ['fourteen chars', /15 characters or more/],
    ['', /15 characters or more/],
    ['x'.repeat(257), /256 characters at most/],
    ['aaaaaaaaaaaaaaaaaaaa', /repeats a few characters/],
    ['abcabcabcabcabcabc', /repeats a few characters/],
    ['maria.rossi@example.com', /hardly more than a name/],
    ['Casebook Maria Rossi', /hardly more than a name/],
    ['MARIA.ROSSI@EXAMPLE.COM12', /hardly more than a name/],
  ])('refuses %j', (password, reason) => {
    expect(judgePassword(password, known)).toMatch(reason);
  });

  it('counts characters, not bytes or code units', () => {
    expect(judgePassword('🔑🚪🏠🌧🌞🔥🔑🚪🏠🌧🌞🔥🔑🚪🏠', [])).toBeUndefined();
    expect(judgePassword('🔑🚪🏠🌧🌞🔥🔑🚪', [])).toMatch(/15 characters/);
  });
});

describe('normalizePassword', () => {
  it('is the same whichever way letters are composed', () => {
    expect(normalizePassword('pří')).toBe(normalizePassword('pří'));
  });
});
