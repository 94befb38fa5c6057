import { describe, expect, it } from 'vitest';
import { sampleArticle } from '../../store/sample-article.ts';
import { openApplication } from '../open-application.ts';

const information = (audience: 'internal' | 'partner' | 'customer' | 'public') => () => ({
  newerBuild: undefined,
  build: { version: '1', audience, builtAt: '2026-11-22T11:00:00.000Z', articles: 1 },
});

describe('the addresses of cases', () => {
  it.each(['partner', 'customer', 'public'] as const)(
    'are not there on a server of a build for %s readers, not even in its reference',
    async (audience) => {
      const { app, close } = await openApplication([sampleArticle('SN-0001')], {
        build: information(audience),
      });
      for (const path of [
        '/cases',
        '/cases/SR-000001',
        '/articles/SN-0001/cases',
        '/exports/cases.csv',
        '/links/x',
      ])
        expect((await app.request(`/api${path}`)).status).toBe(404);
      expect(await (await app.request('/api/openapi.json')).text()).not.toContain('"/cases');
      // What readers say of articles is taken there, too.
      const feedback = await app.request('/api/articles/SN-0001/feedback', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ isHelpful: true }),
      });
      expect(feedback.status).toBe(201);
      await close();
    },
  );
});
