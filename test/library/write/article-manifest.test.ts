import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/core/article/audience.ts';
import { readKnowledgeBase } from '../../../src/library/read/read-knowledge-base.ts';
import { writeArticleManifest } from '../../../src/library/write/article-manifest.ts';
import { writeRedirects } from '../../../src/library/write/redirects.ts';
import { readBuild } from '../../../src/server/read-build.ts';

const note = `---
id: SN-0001
title: Datastore goes read-only
summary: What to do when it does.
audience: public
confidence: validated
owner: storage
authors: [Marta Kovář]
created: 2026-01-31
reviewed: 2026-06-02
products: [{ product: vsphere, versions: ["8.0"] }]
aliases: [/kb/1187, SN-9003]
---

## Issue

Text for all.

<Only audience="internal">

Passage for us: canary-internal.

</Only>

<Only audience="restricted">

Passage for few: canary-restricted.

</Only>
`;
const secret = note
  .replace('SN-0001', 'SN-0002')
  .replace('audience: public', 'audience: internal')
  .replace(/aliases.*\n/, '');

let folder: string;
const out = () => path.join(folder, 'out');
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-manifest-'));
  const notes = path.join(folder, 'content/service-notes');
  await mkdir(notes, { recursive: true });
  await cp(
    path.resolve(import.meta.dirname, '../../../content/policy'),
    path.join(folder, 'content/policy'),
    { recursive: true },
  );
  await writeFile(path.join(notes, 'sn-0001.mdx'), note);
  await writeFile(path.join(notes, 'sn-0002.mdx'), secret);
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a build for an audience as the build command does, and reads it as the server does. */
async function buildFor(audience: Audience) {
  const { base } = await readKnowledgeBase({ contentDir: path.join(folder, 'content'), audience });
  await writeArticleManifest(base, { outDir: out(), builtAt: new Date('2026-11-22T11:00:00Z') });
  await writeRedirects(base, { outDir: out() });
  await mkdir(path.join(out(), 'client'), { recursive: true });
  await writeFile(path.join(out(), 'client/index.html'), 'home');
  return readBuild(out());
}

describe('the manifest of a build', () => {
  it('is read by the server as it was written', async () => {
    const { header, articles } = await buildFor('internal');
    expect(header).toEqual({
      manifest: 'casebook-articles-1',
      audience: 'internal',
      builtAt: '2026-11-22T11:00:00.000Z',
      articles: 2,
    });
    expect(articles[0]).toMatchObject({
      key: 'SN-0001',
      type: 'service-note',
      isTranslation: false,
      owner: 'storage',
      reviewed: '2026-06-02',
      products: [{ product: 'vsphere', versions: ['8.0'] }],
      sections: [{ id: 'issue', heading: 'Issue', depth: 2 }],
    });
    expect(articles[0]?.markdown).toContain('canary-internal');
  });

  it('has nothing that its audience may not read', async () => {
    await buildFor('internal');
    expect(await readFile(path.join(out(), 'articles.ndjson'), 'utf8')).not.toContain('canary-restricted');
    const { articles } = await buildFor('public');
    expect(articles.map(({ key }) => key)).toEqual(['SN-0001']);
    const text = await readFile(path.join(out(), 'articles.ndjson'), 'utf8');
    expect(text).toContain('Text for all.');
    expect(text).not.toMatch(/canary|storage|Kovář|SN-0002/);
  });
});

describe('the redirects of a build', () => {
  it('lead from old paths and old ids to the article', async () => {
    expect((await buildFor('internal')).redirects).toEqual([
      { from: '/kb/1187', to: '/articles/sn-0001/' },
      { from: '/articles/sn-9003/', to: '/articles/sn-0001/' },
      { from: '/articles/sn-9003.md', to: '/articles/sn-0001.md' },
    ]);
  });
});
