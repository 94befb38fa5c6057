import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectDir, runCasebook, temporaryFolder } from '../support/build-site.ts';
import { article, policy } from '../support/content-folder.ts';
import { findWords } from '../support/find-words.ts';

/** In every internal article: its text, title, keywords, old address, name of its picture. */
const secret = 'cwtchnorp';
/** In every public one. */
const open = 'ghyllpast';

/** Enough articles for a build to be caught in the middle of publishing. */
const count = 300;

describe('a build that was killed', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let content: string;

  beforeAll(async () => {
    folder = await temporaryFolder('interrupted');
    content = path.join(folder.path, 'content');
    const files: Record<string, string | Uint8Array> = { ...policy };
    for (let number = 1; number <= count; number += 1) {
      const isPublic = number % 10 === 0;
      const word = isPublic ? open : secret;
      const id = `SN-${String(number).padStart(4, '0')}`;
      Object.assign(
        files,
        article(id, {
          fields: {
            title: `Title ${word} ${number}`,
            audience: isPublic ? 'public' : 'internal',
            keywords: [`${word}${number}`],
            aliases: [`/old/${word}/${number}`],
            products: ['ontap'],
          },
          sections: { cause: `Text ${word}.\n\n![Picture](images/${word}-${number}.svg)` },
        }),
      );
      files[`service-notes/images/${word}-${number}.svg`] =
        `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${word} ${number}</title></svg>\n`;
    }
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(content, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  });

  afterAll(async () => folder.remove());

  const optionsFor = (name: string, audience: string): string[] => {
    const at = (part: string): string => path.join(folder.path, name, part);
    return [
      'build',
      '--content',
      content,
      '--out',
      at('out'),
      '--cache',
      at('cache'),
      '--audience',
      audience,
    ];
  };

  /** Builds for colleagues and kills the process as soon as so many pages are in the served folder. */
  const buildAndKill = async (name: string, signal: NodeJS.Signals, articles: number): Promise<number> => {
    const served = path.join(folder.path, name, 'out/client/articles');
    const build = spawn(
      process.execPath,
      [path.join(projectDir, 'src/cli/main.ts'), ...optionsFor(name, 'internal')],
      { cwd: projectDir, stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => build.on('close', resolve));
    // The folders come first, all at once.
    const countServed = (): number =>
      existsSync(served)
        ? readdirSync(served, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
            .length
        : 0;
    while (build.exitCode === null && countServed() < articles) await wait(1);
    build.kill(signal);
    await ended;
    return countServed();
  };

  it.each<readonly [string, NodeJS.Signals, number]>([
    ['early', 'SIGKILL', 1],
    ['midway', 'SIGKILL', count / 2],
    ['midway-asked', 'SIGTERM', count / 2],
  ])(
    'leaves nothing internal to a public one into the same folder: killed %s, by %s',
    async (name, signal, articles) => {
      const out = path.join(folder.path, name, 'out');
      await buildAndKill(name, signal, articles);
      // It was caught: internal pages are there, and what a build writes last is not.
      expect(findWords(path.join(out, 'client'), [secret]).length).toBeGreaterThan(0);
      expect(existsSync(path.join(out, 'articles.ndjson'))).toBe(false);
      const refused = await runCasebook(['serve', '--dist', out, '--port', '0']);
      expect(refused.status).not.toBe(0);

      const { status, stderr } = await runCasebook(optionsFor(name, 'public'));
      expect({ status, stderr }).toMatchObject({ status: 0 });
      expect(findWords(out, [secret])).toEqual([]);
      expect(
        readdirSync(path.join(out, 'client/articles')).filter((file) => file.endsWith('.md')),
      ).toHaveLength(count / 10);
    },
    120_000,
  );

  it('leaves nothing internal when a public site was there before', async () => {
    const out = path.join(folder.path, 'before/out');
    expect((await runCasebook(optionsFor('before', 'public'))).status).toBe(0);
    await buildAndKill('before', 'SIGKILL', count);
    expect(findWords(path.join(out, 'client'), [secret]).length).toBeGreaterThan(0);
    expect((await runCasebook(optionsFor('before', 'public'))).status).toBe(0);
    expect(findWords(out, [secret])).toEqual([]);
    expect(findWords(path.join(out, 'client/articles'), [open]).length).toBeGreaterThan(0);
  }, 120_000);
});
