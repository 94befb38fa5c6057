import { describe, expect, it } from 'vitest';
import { redirectFileOf } from '../../../src/core/article/redirect.ts';

describe('redirectFileOf', () => {
  it.each([
    ['/kb/1187', 'kb/1187/index.html'],
    ['/kb/1187/', 'kb/1187/index.html'],
    ['/kb/1187.HTML', 'kb/1187.HTML'],
    ['/kb/%E6%95%85%E9%9A%9C', 'kb/故障/index.html'],
  ])('%s is %s', (address, file) => {
    expect(redirectFileOf(address)).toBe(file);
  });

  it.each([
    '/',
    '/kb/1187.md',
    '/../outside',
    '/a/%2e%2e/b',
    '/a%2Fb',
    '/a%5Cb',
    '/a%00b',
    '/%zz',
    `/${'é'.repeat(120)}`,
  ])('%s has no file', (address) => {
    expect(redirectFileOf(address)).toBeUndefined();
  });
});
