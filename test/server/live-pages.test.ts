import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from './ask.ts';
import { openServer, type OpenServer } from './open-server.ts';
import { makeBuild, type BuildContents } from './make-build.ts';
import { readBuild } from '../../src/server/read-build.ts';

/** A compiled site with two pages: one says what it was given, the other asks the API. */
const siteModule = `
export const livePages = {
  areas: ['cases'],
  answer: async (request, { actor, sections, serves, services }) => {
    const { pathname } = new URL(request.url);
    const headers = { 'Content-Type': 'text/html' };
    if (pathname === '/cases/') {
      const { items } = await services.cases.list({}, { limit: 10 });
      const said = { actor: actor.name, sections, serves, cases: items.map(({ title }) => title), form: await request.text() };
      return new Response(JSON.stringify(said), { headers });
    }
    if (pathname === '/cases/new/') {
      const { status, body } = await services.ask({ method: 'POST', path: '/cases', body: JSON.parse(await request.text()) });
      return new Response(JSON.stringify({ status, body }), { headers });
    }
    return undefined;
  },
};
`;

let opened: OpenServer | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(contents: BuildContents = {}, environment: Readonly<Record<string, string>> = {}) {
  opened = await openServer({ ...contents, siteModule }, environment);
  return opened.address;
}

const html = { Accept: 'text/html' };

describe('live pages', () => {
  it('are given the actor, the navigation and the ports of the core', async () => {
    const address = await open();
    const { status, headers, text } = await ask(address, '/cases/', { headers: html });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(JSON.parse(text)).toMatchObject({
      actor: 'Local administrator',
      sections: [{ type: 'service-note', address: '/service-notes/', count: 1 }],
      serves: ['cases'],
      cases: [],
    });
  });

  it('write by the API: its rules hold, and what was written is there', async () => {
    const address = await open();
    const post = async (body: unknown) => {
      const { text } = await ask(address, '/cases/new/', { method: 'POST', body: JSON.stringify(body) });
      return JSON.parse(text) as { status: number; body: Record<string, unknown> };
    };
    const given = { kind: 'question', title: 'How?', customer: 'Valdarno', channel: 'phone', severity: 3 };
    expect(await post({ ...given, businessImpact: 'low' })).toMatchObject({
      status: 201,
      body: { number: 'SR-000001', state: 'open' },
    });
    expect(await post({ ...given, severity: 'high' })).toMatchObject({
      status: 422,
      body: { type: '/api/docs#problem-invalid-body', errors: [{ name: '/severity' }] },
    });
    expect(JSON.parse((await ask(address, '/cases/')).text)).toMatchObject({ cases: ['How?'] });
  });

  it('are announced to pages of the build by a cookie, once', async () => {
    const address = await open();
    const first = await ask(address, '/', { headers: html });
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(/^casebook-areas=cases\.searches; .*SameSite=Lax/),
    ]);
    const again = await ask(address, '/', { headers: { ...html, Cookie: 'casebook-areas=cases.searches' } });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it.each([{ DNT: '1' }, { 'Sec-GPC': '1' }])(
    'are told that no search is recorded of a browser that asks for it: %o',
    async (asked) => {
      const address = await open();
      const had = { ...html, ...asked, Cookie: 'casebook-areas=cases.searches' };
      const { headers } = await ask(address, '/', { headers: had });
      expect(headers['set-cookie']).toEqual([expect.stringMatching(/^casebook-areas=cases; /)]);
    },
  );

  it('have one address each; what no page is at is not found as everywhere', async () => {
    const address = await open();
    const near = await ask(address, '/cases?state=open', { headers: html });
    expect(near).toMatchObject({ status: 308, headers: { location: '/cases/?state=open' } });
    const missing = await ask(address, '/cases/SR-000001/nothing/', { headers: html });
    expect(missing.status).toBe(404);
    expect(missing.text).toContain('Nothing is here');
    // No page of this area was compiled.
    expect((await ask(address, '/metrics/', { headers: html })).status).toBe(404);
  });

  it('take forms of other sites from nobody, and no body without end', async () => {
    const address = await open();
    const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await ask(address, '/cases/', { method: 'POST', headers: foreign, body: 'a=b' })).status).toBe(
      403,
    );
    const long = 'a'.repeat(1024 * 1024 + 1);
    expect((await ask(address, '/cases/', { method: 'POST', body: long })).status).toBe(413);
  });

  it('ask whoever has not signed in to do so, and answer programs with a problem', async () => {
    const address = await open({}, { CASEBOOK_SIGN_IN: 'password' });
    const asked = await ask(address, '/cases/?state=open', { headers: html });
    expect(asked).toMatchObject({
      status: 303,
      headers: { location: '/account/sign-in?to=%2Fcases%2F%3Fstate%3Dopen&why=needed' },
    });
    expect(asked.headers['set-cookie']).toBeUndefined();
    expect((await ask(address, '/cases/')).status).toBe(401);
  });

  it('are not there for readers outside, whatever lies in the output folder', async () => {
    const address = await open({ audience: 'public' });
    const answer = await ask(address, '/cases/', { headers: html });
    expect(answer.status).toBe(404);
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^casebook-areas=searches; /)]);
  });

  it('come with the next build that has them', async () => {
    opened = await openServer();
    const { address, distDir } = opened;
    expect((await ask(address, '/cases/', { headers: html })).status).toBe(404);
    await makeBuild(distDir, { siteModule });
    await vi.waitFor(async () => expect((await ask(address, '/cases/', { headers: html })).status).toBe(200));
  });

  it('are made by a module of the output folder and no other', async () => {
    opened = await openServer();
    await mkdir(join(opened.distDir, 'server'), { recursive: true });
    await writeFile(join(opened.distDir, 'server/current.json'), '{"folder":"../../elsewhere"}');
    await expect(readBuild(opened.distDir)).rejects.toThrow(/another version of Casebook: .*current\.json/);
  });
});
