import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/server/log.ts';
import { readSettings } from '../../src/server/settings.ts';
import { StartError } from '../../src/server/start-error.ts';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { ask } from './ask.ts';
import { makeBuild } from './make-build.ts';
import { openServer } from './open-server.ts';

let folder: string;
const dist = () => join(folder, 'dist');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-start-'));
});
afterEach(() => rm(folder, { recursive: true }));

function start(environment: Record<string, string> = {}): Promise<RunningServer> {
  return startServer({
    settings: readSettings({ PORT: '0', ...environment }, folder),
    log: createLog('silent'),
    version: '1.2.3',
    now: () => new Date(0),
  });
}

async function refusal(environment?: Record<string, string>): Promise<string> {
  const error: unknown = await start(environment).then(
    (server) => server.stop(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartError)) throw new Error(`not refused: ${String(error)}`);
  return error.message;
}

describe('startServer', () => {
  it('registers the articles of the build and tells so', async () => {
    const opened = await openServer({ articles: [sampleArticle('SN-0001'), sampleArticle('SN-0002')] });
    expect(JSON.parse((await ask(opened.address, '/api/articles')).text)).toMatchObject({
      items: [{ key: 'SN-0001' }, { key: 'SN-0002' }],
    });
    expect(JSON.parse((await ask(opened.address, '/api/health')).text)).toMatchObject({
      status: 'ok',
      build: { version: '1.2.3', audience: 'internal', articles: 2 },
    });
    expect(opened.log()).toContainEqual(expect.objectContaining({ msg: 'articles registered', added: 2 }));
    await opened.close();
  });

  it('keeps what it had registered over a restart with a new build', async () => {
    await makeBuild(dist(), {
      articles: [sampleArticle('SN-0001', { revision: 'aaaaaaaaaaaa', markdown: 'then' })],
    });
    await (await start()).stop();
    await makeBuild(dist(), {
      articles: [sampleArticle('SN-0001', { revision: 'bbbbbbbbbbbb', markdown: 'now' })],
    });
    const server = await start();
    const { text } = await ask(server.address, '/api/articles/SN-0001/revisions/aaaaaaaaaaaa');
    expect(JSON.parse(text)).toMatchObject({ markdown: 'then' });
    await server.stop();
  });

  it('makes a database that only its owner can read', async () => {
    await makeBuild(dist());
    const server = await start();
    await server.stop();
    expect((await stat(join(folder, '.casebook/casebook.db'))).mode & 0o077).toBe(0);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'kb.example.com'])(
    'refuses to make everyone on %s its administrator, before it touches anything',
    async (host) => {
      await makeBuild(dist());
      expect(await refusal({ HOST: host })).toMatch(
        /others can reach Casebook.*CASEBOOK_SIGN_IN=password.*--host 127\.0\.0\.1/s,
      );
      await expect(stat(join(folder, '.casebook'))).rejects.toThrow(/ENOENT/);
    },
  );

  it('refuses to make everyone behind a proxy its administrator', async () => {
    await makeBuild(dist());
    expect(await refusal({ CASEBOOK_SITE: 'https://kb.example.com' })).toMatch(
      /readers come by https:\/\/kb\.example\.com, and without sign-in.*CASEBOOK_SIGN_IN=password/s,
    );
  });

  it.each([
    [{ HOST: '0.0.0.0' }, /sign-in needs https.*CASEBOOK_SITE=https:\/\/kb\.example\.com/s],
    [
      { HOST: '0.0.0.0', CASEBOOK_SITE: 'http://kb.example.com' },
      /readers come by http:\/\/kb\.example\.com/,
    ],
    [
      { CASEBOOK_SITE: 'http://kb.example.com' },
      /give its address: CASEBOOK_SITE=https:\/\/kb\.example\.com/,
    ],
    [{ HOST: '0.0.0.0', CASEBOOK_SITE: 'http://localhost:4321' }, /readers come by http:\/\/localhost:4321/],
  ])(
    'refuses sign-in where passwords would cross a network in the clear: %j',
    async (environment, message) => {
      await makeBuild(dist());
      expect(await refusal({ CASEBOOK_SIGN_IN: 'password', ...environment })).toMatch(message);
    },
  );

  it.each([
    { CASEBOOK_SITE: 'https://kb.example.com' },
    { CASEBOOK_SITE: 'https://kb.example.com', HOST: '0.0.0.0' },
    {},
  ])('starts with sign-in: %j', async (environment) => {
    await makeBuild(dist());
    const server = await start({ CASEBOOK_SIGN_IN: 'password', ...environment });
    const origin = environment.CASEBOOK_SITE ?? server.address;
    expect(server.firstLink?.address).toMatch(new RegExp(`^${origin}/account/welcome\\?link=[0-9a-f]{64}$`));
    await server.stop();
  });

  it('refuses to start without a build, and says how to make one', async () => {
    expect(await refusal()).toMatch(/there is no build in .*dist.*npm run casebook -- build/s);
  });

  it('refuses a build that was cut short', async () => {
    await makeBuild(dist());
    await writeFile(
      join(dist(), 'articles.ndjson'),
      '{"manifest":"casebook-articles-1","audience":"internal","builtAt":"2026-11-22T11:00:00.000Z","articles":5}\n',
    );
    expect(await refusal()).toMatch(/is incomplete.*ends after 0 articles/);
  });

  it.each([
    ['nonsense', /articles.ndjson:1 is not JSON/],
    ['{"manifest":"casebook-articles-2"}', /another version of Casebook.*articles.ndjson:1: manifest/],
    ['', /is incomplete/],
  ])('refuses a manifest like %j', async (manifest, message) => {
    await makeBuild(dist());
    await writeFile(join(dist(), 'articles.ndjson'), manifest);
    expect(await refusal()).toMatch(message);
  });

  it('refuses redirects that would lead to another host', async () => {
    await makeBuild(dist(), { redirects: [{ from: '/a', to: '//example.com/' }] });
    expect(await refusal()).toMatch(/redirects.json: 0.to a path that starts with one \//);
  });

  it('refuses a build for another audience than it was told', async () => {
    await makeBuild(dist());
    expect(await refusal({ CASEBOOK_AUDIENCE: 'public' })).toMatch(
      /is for internal readers, but CASEBOOK_AUDIENCE is public/,
    );
  });

  it('refuses a port in use before it touches the database', async () => {
    await makeBuild(dist());
    const first = await start();
    const { port } = new URL(first.address);
    expect(await refusal({ PORT: port, CASEBOOK_DATABASE: 'other.db' })).toMatch(
      new RegExp(`port ${port} on 127.0.0.1 is in use`),
    );
    await expect(stat(join(folder, 'other.db'))).rejects.toThrow(/ENOENT/);
    await first.stop();
  });

  it('gives the port back when it cannot start', async () => {
    await makeBuild(dist());
    await writeFile(join(folder, 'broken.db'), 'x'.repeat(4096));
    const probe = await start();
    const { port } = new URL(probe.address);
    await probe.stop();
    await expect(start({ PORT: port, CASEBOOK_DATABASE: 'broken.db' })).rejects.toThrow(/is not a database/);
    const server = await start({ PORT: port });
    expect((await ask(server.address, '/api/health')).status).toBe(200);
    await server.stop();
  });
});

describe('stop', () => {
  it('finishes an answer that is under way, takes no new connection, and may be asked twice', async () => {
    const opened = await openServer();
    const answers = Promise.all(Array.from({ length: 20 }, () => ask(opened.address, '/images/large.bin')));
    await ask(opened.address, '/robots.txt');
    await Promise.all([opened.server.stop(), opened.server.stop()]);
    for (const { status, body } of await answers) expect([status, body.length]).toEqual([200, 3_000_000]);
    await expect(ask(opened.address, '/')).rejects.toThrow(/ECONNREFUSED/);
    await opened.close();
  });
});

describe('the log', () => {
  it('is a line of JSON for every request, without its query', async () => {
    const opened = await openServer();
    await ask(opened.address, '/api/articles?q=secret', { headers: { 'X-Request-Id': 'r-1' } });
    const entry = opened.log().find(({ requestId }) => requestId === 'r-1');
    expect(entry).toMatchObject({
      level: 30,
      method: 'GET',
      path: '/api/articles',
      status: 200,
      ms: expect.any(Number) as number,
    });
    expect(JSON.stringify(opened.log())).not.toContain('secret');
    await opened.close();
  });

  it('counts files that are kept for ever as details', async () => {
    const opened = await openServer();
    await ask(opened.address, '/_astro/site.B1c2D3.js');
    expect(opened.log()).toContainEqual(
      expect.objectContaining({ path: '/_astro/site.B1c2D3.js', level: 20 }),
    );
    await opened.close();
  });
});
