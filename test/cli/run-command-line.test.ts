import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CommandError, UsageError, type Command } from '../../src/cli/command.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';

const command = (name: string, run: Command['run']): Command => ({
  name,
  summary: `Does ${name}`,
  help: `Help of ${name}.\n`,
  options: { quiet: { type: 'boolean' } },
  run,
});

const table = {
  check: async () => Promise.resolve(command('check', async () => Promise.resolve(1))),
  misused: async () =>
    Promise.resolve(command('misused', async () => Promise.reject(new UsageError('name a file')))),
  failing: async () =>
    Promise.resolve(command('failing', async () => Promise.reject(new CommandError('the port is in use')))),
  broken: async () => Promise.resolve(command('broken', async () => Promise.reject(new Error('a bug')))),
  reading: async () =>
    Promise.resolve(
      command('reading', async () => {
        await readFile('/no/such/file');
        return 0;
      }),
    ),
};

const run = async (...words: string[]): Promise<{ status: number; out: string; err: string }> => {
  let [out, err] = ['', ''];
  const status = await runCommandLine(words, table, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    isInteractive: false,
    environment: {},
    workingDirectory: '/',
    now: () => new Date('2026-11-22T12:00:00Z'),
  });
  return { status, out, err };
};

describe('runCommandLine', () => {
  it('ends as the command does', async () => {
    expect(await run('check')).toEqual({ status: 1, out: '', err: '' });
  });

  it.each([['help'], ['--help'], ['-h']])('lists the commands for %s', async (word) => {
    const { status, out } = await run(word);
    expect(status).toBe(0);
    expect(out).toContain('  check        Does check\n');
  });

  it('lists the commands, and ends with 2, when none is named', async () => {
    expect(await run()).toMatchObject({ status: 2, err: '' });
  });

  it.each([[['check', '--help']], [['check', '-h']], [['help', 'check']]])(
    'prints the help of a command for %j',
    async (words) => {
      expect(await run(...words)).toEqual({ status: 0, out: 'Help of check.\n', err: '' });
    },
  );

  it.each([['--version'], ['-v']])('prints the version for %s', async (word) => {
    expect((await run(word)).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('guesses which command was meant', async () => {
    expect(await run('chekc')).toEqual({
      status: 2,
      out: '',
      err: 'casebook: there is no command “chekc”. Did you mean “check”? See: npm run casebook -- help\n',
    });
    expect((await run('help', 'xyz')).err).toBe(
      'casebook: there is no command “xyz”. See: npm run casebook -- help\n',
    );
    expect((await run('constructor')).status).toBe(2);
  });

  it('explains wrong use, with 2, and what went wrong outside, with 1, without a stack', async () => {
    expect(await run('misused')).toEqual({
      status: 2,
      out: '',
      err: 'casebook misused: name a file\nSee: npm run casebook -- misused --help\n',
    });
    expect((await run('check', '--loud')).status).toBe(2);
    expect(await run('failing')).toEqual({
      status: 1,
      out: '',
      err: 'casebook failing: the port is in use\n',
    });
    expect(await run('reading')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^casebook reading: ENOENT/) as string,
    });
  });

  it('hides no bug', async () => {
    await expect(run('broken')).rejects.toThrow('a bug');
  });
});
