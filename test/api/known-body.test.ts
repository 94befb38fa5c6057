import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleArticle } from '../store/sample-article.ts';
import { openApplication, type OpenApplication } from './open-application.ts';

let application: OpenApplication;
beforeAll(async () => {
  application = await openApplication(
    Array.from({ length: 30 }, (_, at) => sampleArticle(`SN-${String(at).padStart(4, '0')}`)),
  );
  for (const title of ['Paths down after a failover', 'Backup job is late — 备份']) {
    const body = JSON.stringify({
      kind: 'malfunction',
      title,
      customer: 'acme',
      channel: 'phone',
      severity: 2,
      contract: { number: 'C-1' },
      plannedFix: { description: 'A new release.', expectedAt: '2026-12-01T10:00:00Z' },
    });
    const opened = await application.app.request('/api/cases', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    if (opened.status !== 201) throw new Error(await opened.text());
  }
});
afterAll(() => application.close());

/** An answer without what differs from one request to the next. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await application.app.request(path, {
    headers: { 'X-Request-Id': 'same', ...headers },
  });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
}

describe('answers that are made whole', () => {
  it.each([
    '/api/cases/SR-000001',
    '/api/cases',
    '/api/cases?limit=1',
    '/api/cases?customer=acme',
    '/api/cases?q=backup',
    '/api/cases/SR-000001/log',
    '/api/articles?limit=200',
    '/api/articles/SN-0001',
    '/api/me',
    '/api/health',
  ])('%s is the same as one that middleware sees to', async (path) => {
    const whole = await ask(path);
    expect(whole.status).toBe(200);
    // A condition that does not hold has the tag looked at; a coding that is not ours has the length looked at.
    expect(await ask(path, { 'If-None-Match': '"of-something-else"' })).toEqual(whole);
    expect(await ask(path, { 'Accept-Encoding': 'br' })).toEqual(whole);
    expect(whole.headers['content-length']).toBe(String(Buffer.byteLength(whole.body)));
  });

  it('are asked for strict transport security where readers come over https', async () => {
    const { headers } = await ask('/api/cases/SR-000001', { 'X-Forwarded-Proto': 'https' });
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d+/);
  });

  it('are answered by 304 to who has them', async () => {
    for (const path of ['/api/cases/SR-000002', '/api/cases', '/api/cases?q=failover']) {
      const { headers } = await ask(path);
      const again = await ask(path, { 'If-None-Match': headers['etag'] ?? '' });
      expect([again.status, again.headers['etag'], again.body]).toEqual([304, headers['etag'], '']);
    }
  });

  it('have another tag once a case on the page has changed', async () => {
    const before = await ask('/api/cases');
    const written = await application.app.request('/api/cases/SR-000001', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
      body: JSON.stringify({ component: 'controller' }),
    });
    expect(written.status).toBe(200);
    const after = await ask('/api/cases', { 'If-None-Match': before.headers['etag'] ?? '' });
    expect(after.status).toBe(200);
    expect(after.headers['etag']).not.toBe(before.headers['etag']);
    expect(after.body).toContain('controller');
  });
});
