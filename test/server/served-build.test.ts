import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
// Before the store: the API teaches schemas to describe themselves, and they learn it when they are made.
import { openServer, type OpenServer } from './open-server.ts';
import { createLog } from '../../src/server/log.ts';
import { readBuild } from '../../src/server/read-build.ts';
import { serveBuild } from '../../src/server/served-build.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { ask } from './ask.ts';
import { makeBuild } from './make-build.ts';

let opened: OpenServer;
beforeEach(async () => {
  opened = await openServer({ redirects: [{ from: '/kb/1', to: '/articles/sn-0001/' }] });
});
afterEach(() => opened.close());

const get = async (path: string) => ask(opened.address, path);
const health = async () => JSON.parse((await get('/api/health')).text) as Record<string, unknown>;
const keys = async () =>
  (JSON.parse((await get('/api/articles')).text) as { items: { key: string }[] }).items.map(({ key }) => key);
const logged = (message: string) => opened.log().filter(({ msg }) => msg === message);

/** Waits until health says of the newer build what it should; `undefined`: that there is none. */
async function waitForProblem(problem: string | undefined): Promise<void> {
  await vi.waitFor(async () => {
    const { newerBuild } = (await health()) as { newerBuild?: { problem: string } };
    expect(newerBuild?.problem).toBe(problem);
  });
}

describe('a build that is published under a running server', () => {
  it('takes the place of the old one, registry, redirects and all, and the log says so', async () => {
    await makeBuild(opened.distDir, {
      articles: [sampleArticle('SN-0001', { revision: 'aaaaaaaaaaaa' }), sampleArticle('SN-0002')],
      redirects: [{ from: '/kb/2', to: '/articles/sn-0001/' }],
    });
    await vi.waitFor(async () => expect(await keys()).toEqual(['SN-0001', 'SN-0002']));
    expect((await get('/kb/2')).headers.location).toBe('/articles/sn-0001/');
    expect((await get('/kb/1')).status).toBe(404);
    expect(await health()).toMatchObject({ status: 'ok', build: { articles: 2 } });
    expect(logged('articles registered').at(-1)).toMatchObject({ added: 1 });
    const { text } = await get('/api/articles/SN-0001/revisions');
    expect(JSON.parse(text)).toMatchObject({ current: 'aaaaaaaaaaaa', items: { length: 2 } });
  });

  it('is left alone when it cannot be read: the old one answers, and health and log say why, once', async () => {
    await appendFile(join(opened.distDir, 'articles.ndjson'), 'not JSON\n');
    await waitForProblem('unreadable');
    expect(await health()).toMatchObject({
      status: 'ok',
      build: { articles: 1 },
      newerBuild: { foundAt: '2026-11-22T00:00:00.000Z', detail: expect.stringMatching(/cannot be read/) },
    });
    expect(await keys()).toEqual(['SN-0001']);
    expect((await get('/kb/1')).status).toBe(308);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const refusals = logged('newer build refused; the one before stays in use');
    expect(refusals).toMatchObject([
      { err: { message: expect.stringMatching(/articles.ndjson:3 is not JSON/) } },
    ]);
    await makeBuild(opened.distDir);
    await waitForProblem(undefined);
  });

  it('is waited for while it is unfinished', async () => {
    await rm(join(opened.distDir, 'articles.ndjson'));
    await waitForProblem('unfinished');
    expect(await keys()).toEqual(['SN-0001']);
    await makeBuild(opened.distDir, { articles: [sampleArticle('SN-0003')] });
    await vi.waitFor(async () => expect(await keys()).toEqual(['SN-0003']));
    expect(await health()).not.toHaveProperty('newerBuild');
  });

  it('is shown to nobody when it is for other readers, until one for the old ones is there', async () => {
    await makeBuild(opened.distDir, { audience: 'public', articles: [sampleArticle('SN-0009')] });
    await vi.waitFor(async () => expect((await get('/api/health')).status).toBe(503));
    expect((await get('/')).status).toBe(503);
    expect((await get('/articles/sn-0001/')).headers['content-type']).toBe('application/problem+json');
    expect(await keys()).toEqual(['SN-0001']);
    await makeBuild(opened.distDir, { articles: [sampleArticle('SN-0004')] });
    await vi.waitFor(async () => expect(await keys()).toEqual(['SN-0004']));
    expect((await get('/')).status).toBe(200);
  });
});

describe('serveBuild', () => {
  it('tries a build again that could not be registered, when some time has passed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'casebook-served-'));
    const store = await openStore(':memory:', 0);
    let isBroken = false;
    let clock = 0;
    const articles: Pick<typeof store.articles, 'register'> = {
      register: async (build) => {
        if (isBroken) throw new Error('the disk is full');
        return store.articles.register(build);
      },
    };
    await makeBuild(folder);
    const served = await serveBuild(await readBuild(folder), {
      settings: { distDir: folder },
      articles,
      log: createLog('silent'),
      version: '1.2.3',
      now: () => new Date(clock),
      interval: 10,
    });
    isBroken = true;
    await makeBuild(folder, { articles: [sampleArticle('SN-0001'), sampleArticle('SN-0002')] });
    await vi.waitFor(() => expect(served.state().newerBuild?.kind).toBe('not-registered'));
    isBroken = false;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(served.state().build.articles).toBe(1);
    clock = 60_000;
    await vi.waitFor(() =>
      expect(served.state()).toMatchObject({ build: { articles: 2 }, newerBuild: undefined }),
    );
    await served.stop();
    await writeFile(join(folder, 'articles.ndjson'), 'nothing looks at this');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(served.state().newerBuild).toBeUndefined();
    await store.close();
    await rm(folder, { recursive: true });
  });
});
