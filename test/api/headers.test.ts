import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, type OpenApplication } from './open-application.ts';

let application: OpenApplication;
beforeAll(async () => {
  application = await openApplication([]);
});
afterAll(() => application.close());

describe('headers of every response', () => {
  const data = [
    '/api/health',
    '/api/articles',
    '/api/articles?type=x',
    '/api/nothing',
    '/api/exports/cases.csv',
    '/api/exports/cases.json',
    '/nothing',
  ];
  const pages = ['/api/docs', '/api/docs/reference.css', '/api/docs/reference.js'];

  it.each([...data, ...pages])('%s is guarded', async (path) => {
    const { headers } = await application.app.request(path);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.has('X-Powered-By')).toBe(false);
    expect(headers.get('X-Request-Id')).toMatch(/^[\w-]+$/);
  });

  it.each(data)('%s, which is data, may load nothing', async (path) => {
    const { headers } = await application.app.request(path);
    expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it.each(pages)('%s may load what is from here', async (path) => {
    const { headers } = await application.app.request(path);
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  });

  it('ask for https only where readers come over https', async () => {
    const plain = await application.app.request('/api/health');
    expect(plain.headers.has('Strict-Transport-Security')).toBe(false);
    const proxied = await application.app.request('/api/health', {
      headers: { 'X-Forwarded-Proto': 'https' },
    });
    expect(proxied.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d+/);
  });
});

describe('request ids', () => {
  it('are taken from a client that sends a usable one', async () => {
    const response = await application.app.request('/api/health', { headers: { 'X-Request-Id': 'abc-123' } });
    expect(response.headers.get('X-Request-Id')).toBe('abc-123');
  });

  it('are made up where the client sends something else', async () => {
    const response = await application.app.request('/api/health', {
      headers: { 'X-Request-Id': '{"level":60}' },
    });
    expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the log of requests', () => {
  it('has every request with its status and without its query', async () => {
    await application.app.request('/api/articles?q=private');
    await application.app.request('/api/nothing');
    expect(application.requests.slice(-2)).toEqual(['GET /api/articles 200', 'GET /api/nothing 404']);
  });
});
