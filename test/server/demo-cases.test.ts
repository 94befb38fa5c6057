import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDemoArticles } from '../../src/core/demo/link-demo-case.ts';
import { writeDemoFile, readDemoFile } from '../../src/library/write/demo-file.ts';
import { createLog } from '../../src/server/log.ts';
import { readSettings } from '../../src/server/settings.ts';
import { startServer } from '../../src/server/start-server.ts';
import { formatPolicy } from '../../src/core/policy/policy-file.ts';
import { projectDir, temporaryFolder } from '../support/build-site.ts';
import { readOwnDemo } from '../support/demo-set.ts';
import { makeBuild } from './make-build.ts';

const own = await readOwnDemo();
const contentDir = path.join(projectDir, 'content');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const dist = () => path.join(folder.path, 'dist');
beforeEach(async () => {
  folder = await temporaryFolder('demo');
  await makeBuild(dist(), { articles: own.articles });
  await writeFile(path.join(dist(), 'policy.json'), formatPolicy(own.base.policy));
});
afterEach(() => folder.remove());

async function countCases(environment: Readonly<Record<string, string>> = {}) {
  const server = await startServer({
    settings: readSettings({ PORT: '0', ...environment }, folder.path),
    log: createLog('silent'),
    version: '1.2.3',
    now: () => new Date(Date.UTC(2026, 10, 25, 9)),
  });
  try {
    const response = await fetch(`${server.address}/api/cases?limit=200`);
    const { items } = (await response.json()) as { items: unknown[] };
    return { told: server.demoCases, listed: items.length };
  } finally {
    await server.stop();
  }
}

describe('demo cases', () => {
  it('are in a new database once, and stay what they are with the next start', async () => {
    await writeDemoFile(own.base, { contentDir, outDir: dist() });
    const first = await countCases();
    expect(first.told).toBeGreaterThan(280);
    expect(first.listed).toBe(200);
    expect((await countCases()).told).toBeUndefined();
  });

  it('are not there with CASEBOOK_DEMO=off', async () => {
    await writeDemoFile(own.base, { contentDir, outDir: dist() });
    expect(await countCases({ CASEBOOK_DEMO: 'off' })).toEqual({ told: undefined, listed: 0 });
  });

  it('are not there for content without a demo folder', async () => {
    const other = path.join(folder.path, 'content');
    await mkdir(other);
    await writeDemoFile(own.base, { contentDir: other, outDir: dist() });
    expect(await countCases()).toEqual({ told: undefined, listed: 0 });
  });
});

describe('writeDemoFile', () => {
  it.each(['partner', 'customer', 'public'] as const)(
    'leaves nothing in a build for %s readers',
    async (audience) => {
      await writeDemoFile(own.base, { contentDir, outDir: dist() });
      expect(await readDemoFile(dist())).toEqual(own.content);
      await writeDemoFile({ ...own.base, audience }, { contentDir, outDir: dist() });
      expect(await readDemoFile(dist())).toBeUndefined();
    },
  );

  it('says what a wrong file lacks', async () => {
    const other = path.join(folder.path, 'content');
    await mkdir(path.join(other, 'demo'), { recursive: true });
    await writeFile(path.join(other, 'demo/desk.yaml'), 'duty: []\n');
    await expect(writeDemoFile(own.base, { contentDir: other, outDir: dist() })).rejects.toThrow(
      /demo\/desk\.yaml is not as demo cases need it:\n {2}duty: /,
    );
    await rm(other, { recursive: true });
  });
});

describe('openDemoArticles', () => {
  it('finds a translation for those who read it', () => {
    const articles = openDemoArticles(own.articles);
    expect(articles.find('SN-0007', ['it', 'en'])?.key).toBe('SN-0007.it');
    expect(articles.find('SN-0007', ['cs', 'en'])?.key).toBe('SN-0007');
  });
});
