import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCommands } from '../src/cli/commands.ts';

const project = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(project, 'README.md'), 'utf8');
const architecture = readFileSync(path.join(project, 'src/README.md'), 'utf8');
const { scripts, dependencies } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
};
const notHere = () => Promise.reject(new Error('not here'));
const commands = createCommands({ startServer: notHere, openStore: notHere, loadBackups: notHere });

describe('the README', () => {
  it('names every command, and none that does not exist', () => {
    const named = new Set([...readme.matchAll(/npm run casebook -- ([a-z]+)/g)].map(([, name]) => name));
    expect(named).toEqual(new Set(Object.keys(commands)));
  });

  it('names only npm scripts and files that exist', () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const files = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(path.join(project, file)))).toEqual([]);
  });

  it('is what CI runs', () => {
    expect(readme).toContain('npm ci && npm test');
    const run = readFileSync(path.join(project, '.ci/run'), 'utf8');
    expect(run.match(/^npm .*$/gm)).toEqual(['npm ci', 'npm test']);
  });
});

describe('src/README.md', () => {
  it('gives a reason for every package that the project depends on', () => {
    const table = architecture.slice(architecture.indexOf('## Packages'));
    const reasoned = new Set([...table.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect(Object.keys(dependencies).filter((name) => !reasoned.has(name))).toEqual([]);
  });
});
