import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/core/article/audience.ts';
import { readHistory } from '../../../src/library/history/read-history.ts';
import { writeContent } from '../../support/content-folder.ts';

const file = 'service-notes/sn-0001.mdx';
const articles = [{ key: 'SN-0001', file, lang: 'en' as const }];

const passage = (text: string) => `Text.\n\n<Only audience="restricted">\n\n${text}\n\n</Only>\n`;

describe('readHistory', () => {
  let folder: Awaited<ReturnType<typeof writeContent>>;
  let contentDir: string;

  beforeEach(async () => {
    folder = await writeContent({ 'README.md': '' });
    contentDir = path.join(folder.path, 'content');
    mkdirSync(path.join(contentDir, 'service-notes'), { recursive: true });
  });

  afterEach(async () => folder.remove());

  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        folder.path,
        '-c',
        'user.name=Ann Ünger',
        '-c',
        'user.email=a@b.example',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      {
        stdio: 'pipe',
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      },
    );
  const commit = (text: string, subject: string, name = file) => {
    writeFileSync(path.join(contentDir, name), text);
    git('add', '-A');
    git('commit', '-q', '-m', subject);
  };
  const read = async (audience: Audience = 'restricted') =>
    (await readHistory({ contentDir, audience, articles })).get('SN-0001') ?? [];

  it('is empty where there is no git repository', async () => {
    expect(await read()).toEqual([]);
  });

  it('has the commits of an article, newest first, each with its diff', async () => {
    git('init', '-q');
    commit('One.\n', 'Write it');
    commit('Else.\n', 'Another file', 'service-notes/sn-0002.mdx');
    commit('One.\nTwo.\n', 'Add “two”');
    const commits = await read();
    expect(commits.map(({ subject, author }) => `${subject} by ${author}`)).toEqual([
      'Add “two” by Ann Ünger',
      'Write it by Ann Ünger',
    ]);
    expect(commits[0]?.diff).toContain('\n One.\n+Two.\n');
    expect(commits[1]?.diff).toContain('\n+One.\n');
    expect(Number.isNaN(Date.parse(commits[0]?.date ?? ''))).toBe(false);
  });

  it('shows a file that was removed and came back', async () => {
    git('init', '-q');
    commit('One.\n', 'Write it');
    git('rm', '-q', `content/${file}`);
    git('commit', '-q', '-m', 'Remove it');
    mkdirSync(path.join(contentDir, 'service-notes'), { recursive: true });
    commit('Two.\n', 'Bring it back');
    expect((await read()).map(({ subject }) => subject)).toEqual(['Bring it back', 'Remove it', 'Write it']);
  });

  it('shows readers nothing of passages that they may not read, now or earlier', async () => {
    git('init', '-q');
    commit(passage('SECRET-1'), 'First');
    commit(passage('SECRET-2'), 'Second');
    commit(`${passage('SECRET-2')}\nMore.\n`, 'Third');
    const commits = await read('internal');
    expect(JSON.stringify(commits)).not.toContain('SECRET');
    expect(commits.map(({ diff }) => diff === '')).toEqual([false, true, false]);
    expect(JSON.stringify(await read('restricted'))).toContain('SECRET-1');
  });

  it('shows no diff with a version that does not parse', async () => {
    git('init', '-q');
    commit('<Only audience="restricted">\n\nSECRET\n', 'Broken');
    commit('Text.\n', 'Mended');
    expect((await read('internal')).map(({ diff }) => diff)).toEqual([undefined, undefined]);
  });

  it('shows readers outside nothing at all', async () => {
    git('init', '-q');
    commit('One.\n', 'Remarks among colleagues');
    expect(await read('public')).toEqual([]);
    expect(await read('partner')).toEqual([]);
  });
});
