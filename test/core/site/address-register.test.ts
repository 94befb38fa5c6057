import { describe, expect, it } from 'vitest';
import { createAddressRegister } from '../../../src/core/site/address-register.ts';
import { beginsLikeSite } from '../../../src/core/site/site-addresses.ts';

describe('createAddressRegister', () => {
  it('gives an address to the first who claims it, and says who that was', () => {
    const { claim } = createAddressRegister([]);
    expect(claim('/kb/1', 'A')).toBeUndefined();
    expect(claim('/kb/1/', 'B')).toEqual({ kind: 'taken', holder: 'A' });
    expect(claim('/kb/2', 'B')).toBeUndefined();
  });

  it('keeps files and folders apart, however deep', () => {
    const { claim } = createAddressRegister([]);
    expect(claim('/a/b.html', 'A')).toBeUndefined();
    expect(claim('/a/b.html/c/d', 'B')).toEqual({ kind: 'file-and-folder', name: '/a/b.html', holder: 'A' });
    expect(claim('/x/y.html/z', 'C')).toBeUndefined();
    expect(claim('/x/y.html', 'D')).toEqual({ kind: 'file-and-folder', name: '/x/y.html', holder: 'C' });
  });

  it('leaves nothing behind of a claim that clashed', () => {
    const { claim } = createAddressRegister([]);
    claim('/a.html', 'A');
    claim('/a.html/b', 'B');
    expect(claim('/a.html', 'C')).toEqual({ kind: 'taken', holder: 'A' });
  });
});

describe('beginsLikeSite', () => {
  it.each([
    '/',
    '/search',
    '/Search.html',
    '/articles/how-to',
    '/service-notes/old',
    '/feed.xml/x',
    '/index.html',
  ])('%s does', (address) => expect(beginsLikeSite(address)).toBe(true));
  it.each(['/linux/disk-full', '/kb/1', '/searching', '/feeds'])('%s does not', (address) =>
    expect(beginsLikeSite(address)).toBe(false),
  );
});
