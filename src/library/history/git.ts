import { spawn } from 'node:child_process';

/** A commit's version of one file. */
interface FileChange {
  readonly hash: string;
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  /** Object id of the file's content after the commit; `undefined` where the commit removed it. */
  readonly blob: string | undefined;
}

/** Output of git, or `undefined` when it is not installed, this is no repository, or it failed. */
async function git(folder: string, args: readonly string[], input?: string): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-C', folder, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : undefined));
    child.stdin.on('error', () => undefined); // git has ended; `close` says how
    child.stdin.end(input);
  });
}

/** Name that git writes into commits made in a folder; `undefined` without git, or when nobody told it one. */
export async function readUserName(folder: string): Promise<string | undefined> {
  const output = await git(folder, ['config', 'user.name']);
  const name = output?.toString('utf8').trim() ?? '';
  return name === '' ? undefined : name;
}

/**
 * Every change of every file below a folder of a repository, newest first, by path relative to the folder.
 * `undefined` when the folder is in no repository.
 */
export async function readRepository(
  folder: string,
): Promise<{ readonly changes: ReadonlyMap<string, readonly FileChange[]> } | undefined> {
  const format = '%x01%H%x00%aI%x00%an%x00%s';
  const output = await git(folder, [
    '-c',
    'core.quotePath=false',
    'log',
    '--no-renames',
    '--no-merges',
    '--relative',
    '--raw',
    '--no-abbrev',
    `--format=${format}`,
    '--',
    '.',
  ]);
  if (!output) return undefined;
  const changes = new Map<string, FileChange[]>();
  for (const entry of output.toString('utf8').split('\u0001').slice(1)) {
    const [head = '', ...lines] = entry.split('\n');
    const [hash = '', date = '', author = '', subject = ''] = head.split('\0');
    for (const line of lines) {
      const match = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.+)$/.exec(line);
      if (!match?.[1] || !match[2]) continue;
      const blob = /^0+$/.test(match[1]) ? undefined : match[1];
      const list = changes.get(match[2]) ?? [];
      list.push({ hash, date, author, subject, blob });
      changes.set(match[2], list);
    }
  }
  return { changes };
}

/** Texts of objects by id, read in one go. */
export async function readObjects(
  folder: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (ids.length === 0) return texts;
  const output = await git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  if (!output) return texts;
  let at = 0;
  while (at < output.length) {
    const lineEnd = output.indexOf(0x0a, at);
    if (lineEnd === -1) break;
    const [id = '', kind, size] = output.toString('utf8', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (kind !== 'blob') continue; // “missing”: a shallow clone does not have it
    const length = Number(size);
    texts.set(id, output.toString('utf8', at, at + length).replace(/\r\n?/g, '\n'));
    at += length + 1;
  }
  return texts;
}
