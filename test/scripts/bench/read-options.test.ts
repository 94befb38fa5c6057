import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { projectDir } from '../../support/build-site.ts';

function bench(
  name: string,
  ...words: readonly string[]
): Promise<{ status: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(projectDir, `scripts/bench/${name}.ts`), ...words],
      (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

describe('the options of benchmarks', () => {
  it.each(['api', 'build', 'cases', 'search'])(
    'bench:%s says what is wrong and how it is used',
    async (name) => {
      const { status, stdout, stderr } = await bench(name, '--csaes', '5');
      expect([status, stdout]).toEqual([2, '']);
      const [first, second = ''] = stderr.trimEnd().split('\n');
      expect(first).toMatch(/^Unknown option '--csaes'(?:\. --help tells more\.)?$/);
      expect(second).toContain(`npm run bench:${name} -- `);
      expect(stderr).not.toContain('    at ');
    },
  );

  it.each([
    ['api', '--rounds', '0', '--rounds is a whole number from 1, not "0"'],
    ['build', '--articles', 'many', '--articles is a whole number from 0, not "many"'],
    ['cases', '--times', '-1', "Option '--times' argument is ambiguous"],
    ['cases', '--clients', '1.5', '--clients is a whole number from 0, not "1.5"'],
    ['build', 'content', '', "Unexpected argument 'content'"],
  ])('bench:%s does not take %s %s', async (name, option, value, message) => {
    const { status, stderr } = await bench(name, option, value);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('prints its help on standard output where that is asked for', async () => {
    const { status, stdout, stderr } = await bench('cases', '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: npm run bench:cases');
  });
});
