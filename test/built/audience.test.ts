import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../src/core/article/article-id.ts';
import type { Audience } from '../../src/core/article/audience.ts';
import { caseNumberSchema } from '../../src/core/case/case-id.ts';
import { openSearch } from '../../src/core/search/engine/open-search.ts';
import { formatSnapshot } from '../../src/core/snapshot/case-snapshot.ts';
import { buildSite, projectDir, runCasebook, temporaryFolder } from '../support/build-site.ts';
import { findWords } from '../support/find-words.ts';

/**
 * A word for each audience that no text, image or index outside it may hold. They begin differently, so that no
 * index can hide one by storing what it shares with its neighbour.
 */
const canaries = {
  restricted: 'brumblefax',
  internal: 'cwtchnorp',
  partner: 'dzugvolt',
  customer: 'fjordlimp',
  public: 'ghyllpast',
} as const;

/** A word that only a customer in a case said. The snapshot lies where every build would find it. */
const caseCanary = 'knyghtwick';

const readable: Readonly<Record<string, readonly (keyof typeof canaries)[]>> = {
  internal: ['internal', 'partner', 'customer', 'public'],
  partner: ['partner', 'customer', 'public'],
  customer: ['customer', 'public'],
  public: ['public'],
};

const picture = (word: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><title>${word}</title></svg>\n`;

function note(number: number, audience: Exclude<Audience, 'restricted'>, passages: string): string {
  const word = canaries[audience];
  return `---
id: SN-000${number}
title: Title ${word}
summary: Summary ${word}.
products: [ontap]
errorCodes: [${word}-code]
symptoms: [symptom ${word}]
keywords: [keyword${word}]
audience: ${audience}
confidence: validated
owner: storage
authors: [Author ${word}]
created: 2026-01-01
reviewed: 2026-02-01
aliases: [/old/${word}]
related: [${[1, 2, 3, 4]
    .filter((other) => other !== number)
    .map((other) => `SN-000${other}`)
    .join(', ')}]
---

## Issue

Body ${word}[^internal], [by reference][internal], see [](SN-0001), [](SN-0002), [](SN-0003) and [](SN-0004).

![Picture ${word}](./images/${word}.svg)

## Environment

Any.

## Cause

Known.

${passages}

## Resolution

Resolved.

## Prevention

None.
`;
}

function passage(audience: keyof typeof canaries): string {
  const word = canaries[audience];
  // Footnotes and link definitions are moved out of their passage by the parser.
  return [
    `<Only audience="${audience}">`,
    `Passage ${word}.`,
    `![Inside ${word}](./images/${word}.svg)`,
    `[^${audience}]: Footnote ${word}, <Only audience="${audience}">nested ${word}</Only>.`,
    `[${audience}]: https://${word}.example "Title ${word}"`,
    '</Only>',
  ].join('\n\n');
}

function forbiddenFor(audience: Audience): string[] {
  const allowed = readable[audience] ?? [];
  return Object.entries(canaries)
    .filter(([name]) => !allowed.some((other) => other === name))
    .map(([, word]) => word);
}

describe('a build for an audience', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let content: string;
  const outputs = new Map<Audience, string>();

  beforeAll(async () => {
    folder = await temporaryFolder('audience');
    content = path.join(folder.path, 'content');
    mkdirSync(path.join(content, 'service-notes/images'), { recursive: true });
    mkdirSync(path.join(content, 'best-practices'), { recursive: true });
    mkdirSync(path.join(content, 'customers'), { recursive: true });
    cpSync(path.join(projectDir, 'content/policy'), path.join(content, 'policy'), { recursive: true });
    for (const word of Object.values(canaries)) {
      writeFileSync(path.join(content, `service-notes/images/${word}.svg`), picture(word));
    }
    const write = (file: string, text: string): void => writeFileSync(path.join(content, file), text);
    write(
      'service-notes/sn-0001.mdx',
      note(
        1,
        'public',
        (['customer', 'partner', 'internal', 'restricted'] as const).map(passage).join('\n\n'),
      ),
    );
    write(
      'service-notes/sn-0002.mdx',
      note(2, 'customer', (['partner', 'internal', 'restricted'] as const).map(passage).join('\n\n')),
    );
    write(
      'service-notes/sn-0003.mdx',
      note(3, 'partner', (['internal', 'restricted'] as const).map(passage).join('\n\n')),
    );
    write('service-notes/sn-0004.mdx', note(4, 'internal', passage('restricted')));
    write(
      'best-practices/bp-0001.mdx',
      `---\nid: BP-0001\ntitle: Practice ${canaries.public}\nsummary: A practice.\naudience: public\nconfidence: validated\nowner: storage\nauthors: [A]\ncreated: 2026-01-01\nevidence: ["SR-10001: ${canaries.internal}"]\n---\n\n## Context\n\nC.\n\n## Practice\n\nP.\n\n## Why\n\nW.\n\n## How to check\n\nH.\n`,
    );
    // What an article once said, and what a colleague wrote about it, is in the repository's history.
    const git = (...words: string[]): Buffer =>
      execFileSync('git', ['-C', content, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words]);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', `Commit about ${canaries.internal}`);
    const source = readFileSync(path.join(content, 'service-notes/sn-0001.mdx'), 'utf8');
    write('service-notes/sn-0001.mdx', source.replace('Resolved.', 'Resolved at last.'));
    git('commit', '--quiet', '-a', '-m', `Second commit about ${canaries.internal}`);
    writeFileSync(
      path.join(folder.path, 'case-snapshot.json'),
      formatSnapshot([
        {
          id: articleIdSchema.parse('SN-0001'),
          reuse: 1,
          cases: [
            {
              number: caseNumberSchema.parse('SR-000001'),
              statements: [`Since ${caseCanary} it says ${caseCanary}code and keyword${caseCanary}`],
            },
          ],
        },
      ]),
    );
    for (const audience of ['public', 'customer', 'partner', 'internal'] as const) {
      outputs.set(audience, await buildSite(content, audience, folder.path));
    }
  }, 300_000);

  afterAll(async () => folder.remove());

  it.each(['public', 'customer', 'partner', 'internal'] as const)(
    'holds no word that %s readers may not read',
    (audience) => {
      expect(findWords(outputs.get(audience) ?? '', forbiddenFor(audience))).toEqual([]);
    },
  );

  it.each(['public', 'customer', 'partner', 'internal'] as const)(
    'holds what %s readers may read: page, twin, index and image',
    (audience) => {
      const out = outputs.get(audience) ?? '';
      for (const name of readable[audience] ?? []) {
        const found = findWords(out, [canaries[name]]).map((line) => line.replace(/^.* in /, ''));
        const kinds = [/\.html$/, /\.md$/, /search-index/, /\.svg$/];
        expect(kinds.filter((kind) => !found.some((file) => kind.test(file)))).toEqual([]);
      }
    },
  );

  it.each(['public', 'customer', 'partner', 'internal'] as const)(
    'answers %s readers’ searches with what they may read, and nothing else',
    async (audience) => {
      const index = path.join(outputs.get(audience) ?? '', 'client/search-index');
      const { search } = await openSearch({ load: async (name) => readFile(path.join(index, name)) });
      for (const word of forbiddenFor(audience)) {
        // Keywords, symptoms and codes are in the index only, where stems and shared beginnings hide them from a look.
        for (const query of [word, `keyword${word}`, `${word.slice(0, 5)}*`]) {
          expect((await search(query, { loosen: false })).total).toBe(0);
        }
      }
      const allowed = readable[audience] ?? [];
      for (const name of allowed) expect((await search(`keyword${canaries[name]}`)).total).toBe(1);
    },
  );

  it('mentions cases and measures to colleagues only, who may have a server with them', () => {
    for (const [audience, out] of outputs) {
      const home = readFileSync(path.join(out, 'client/index.html'), 'utf8');
      expect(/\/(?:cases|metrics)\//.test(home)).toBe(audience === 'internal');
      expect(existsSync(path.join(out, 'server'))).toBe(audience === 'internal');
    }
  });

  it.each(['public', 'customer', 'partner'] as const)(
    'holds no word of a case for %s readers, in no text, index or feed',
    async (audience) => {
      const out = outputs.get(audience) ?? '';
      expect(findWords(out, [caseCanary])).toEqual([]);
      const index = path.join(out, 'client/search-index');
      const { search } = await openSearch({ load: async (name) => readFile(path.join(index, name)) });
      for (const query of [caseCanary, `keyword${caseCanary}`, `${caseCanary.slice(0, 5)}*`])
        expect((await search(query, { loosen: false })).total).toBe(0);
    },
  );

  it('finds an article by a word of a case in the build for colleagues, and in nothing but its index', async () => {
    const out = outputs.get('internal') ?? '';
    const index = path.join(out, 'client/search-index');
    const { search } = await openSearch({ load: async (name) => readFile(path.join(index, name)) });
    const { hits } = await search(caseCanary);
    expect(hits.map(({ key, cases }) => [key, cases?.isDecisive])).toEqual([['SN-0001', true]]);
    const found = findWords(out, [caseCanary]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((line) => !line.includes('search-index'))).toEqual([]);
  });

  it('refuses a snapshot that is named for readers outside', async () => {
    const snapshot = path.join(folder.path, 'case-snapshot.json');
    const out = path.join(folder.path, 'refused');
    const options = ['--audience', 'partner', '--snapshot', snapshot, '--out', out];
    const { status, stderr } = await runCasebook(['build', '--content', content, ...options]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('never goes into a build for partner readers'),
    ]);
  });

  it('is found out when a leak is planted in a page, behind compression, or in a name', () => {
    const planted = path.join(folder.path, 'planted');
    cpSync(outputs.get('public') ?? '', planted, { recursive: true });
    expect(findWords(planted, forbiddenFor('public'))).toEqual([]);
    cpSync(
      path.join(outputs.get('internal') ?? '', 'client/articles/sn-0004'),
      path.join(planted, 'client/articles/sn-0004'),
      { recursive: true },
    );
    const found = findWords(planted, forbiddenFor('public'));
    expect(found.some((line) => line.endsWith('index.html'))).toBe(true);
    expect(found.some((line) => line.endsWith('index.html.br'))).toBe(true);
    writeFileSync(path.join(planted, `client/images-${canaries.partner}.txt`), 'nothing here');
    expect(findWords(planted, forbiddenFor('public')).some((line) => line.startsWith(canaries.partner))).toBe(
      true,
    );
  });

  it('holds nothing of a build for others that was made into the same folder before', async () => {
    const out = path.join(folder.path, 'shared-out');
    const cache = path.join(folder.path, 'shared-cache');
    for (const audience of ['public', 'internal', 'public']) {
      const options = ['--content', content, '--out', out, '--cache', cache, '--audience', audience];
      const { status } = await runCasebook(['build', ...options]);
      expect(status).toBe(0);
    }
    expect(findWords(out, forbiddenFor('public'))).toEqual([]);
  }, 60_000);

  it('is found out when an author copies a narrower text into a wider article', async () => {
    const source = readFileSync(path.join(content, 'service-notes/sn-0001.mdx'), 'utf8');
    const leaky = path.join(folder.path, 'leaky-content');
    cpSync(content, leaky, { recursive: true });
    writeFileSync(
      path.join(leaky, 'service-notes/sn-0001.mdx'),
      `${source}\nA remark about ${canaries.internal}.\n`,
    );
    const out = await buildSite(leaky, 'public', path.join(folder.path, 'leaky'));
    const found = findWords(out, forbiddenFor('public'));
    expect(found.some((line) => line.includes('search-index'))).toBe(true);
    expect(found.some((line) => line.endsWith('sn-0001.md'))).toBe(true);
  }, 120_000);
});
