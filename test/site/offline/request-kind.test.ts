import { describe, expect, it } from 'vitest';
import { kindOfRequest, type RequestKind } from '../../../src/site/offline/request-kind.ts';

const origin = 'https://kb.example.com';

describe('kindOfRequest', () => {
  it.each<[string, string, RequestKind]>([
    ['navigate', '/', 'page'],
    ['navigate', '/articles/sn-0012/?start=2027-01-24T00:00', 'page'],
    ['navigate', '/Articles/SN-0012', 'page'],
    ['navigate', '/search/?q=ORA-00257', 'page'],
    ['navigate', '/articles/sn-0012.md', 'left-alone'],
    ['navigate', '/feed.xml', 'left-alone'],
    ['navigate', '/cases/', 'left-alone'],
    ['navigate', '/cases/SR-000001/', 'left-alone'],
    ['navigate', '/metrics', 'left-alone'],
    ['navigate', '/account/sign-in?to=/', 'left-alone'],
    ['cors', '/api/search?q=a', 'left-alone'],
    ['cors', '/products/', 'left-alone'],
    ['cors', '/service-worker.js', 'left-alone'],
    ['cors', '/search-index/manifest.json', 'manifest'],
    ['cors', '/search-index/terms-0123abcd.bin', 'immutable'],
    ['no-cors', '/_astro/Page.CCpagFK8.css', 'immutable'],
    ['no-cors', '/images/rack.1a2b.png', 'immutable'],
    ['no-cors', 'https://elsewhere.example/_astro/Page.css', 'left-alone'],
  ])('takes %s of %s as %s', (mode, address, kind) => {
    const url = new URL(address, origin).href;
    // Only modes of requests stand in the table.
    const request = { method: 'GET', mode: mode as RequestMode, url, hasRange: false };
    expect(kindOfRequest(request, origin)).toBe(kind);
    expect(kindOfRequest({ ...request, method: 'POST' }, origin)).toBe('left-alone');
    expect(kindOfRequest({ ...request, hasRange: true }, origin)).toBe('left-alone');
  });

  it('knows when somebody signs out', () => {
    const request = {
      method: 'POST',
      mode: 'navigate',
      url: `${origin}/account/sign-out`,
      hasRange: false,
    } as const;
    expect(kindOfRequest(request, origin)).toBe('sign-out');
    expect(kindOfRequest({ ...request, method: 'GET' }, origin)).toBe('left-alone');
  });
});
