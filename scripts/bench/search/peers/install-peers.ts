import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Folder that the peers are installed in, apart from the project. */
export const peersDir = path.resolve(import.meta.dirname, '../../peers');

/** The peers cannot be installed. */
export class PeersError extends Error {
  override readonly name = 'PeersError';
}

/**
 * Installs the peers, unless what is installed is what their lock file says.
 *
 * @throws {PeersError} with the end of what npm said.
 */
export async function installPeers(say: (text: string) => void): Promise<void> {
  if (await isInstalled()) return;
  say('Installs the peers into scripts/bench/peers');
  const { status, tail } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], peersDir);
  if (status !== 0)
    throw new PeersError(
      `The peers could not be installed. "npm ci --prefix scripts/bench/peers" installs them alone; without --peers they are not needed.\n${tail}`,
    );
}

/** npm writes what it installed beside it; the lock file has the same packages, and the project's own entry besides. */
async function isInstalled(): Promise<boolean> {
  try {
    const [wanted, installed] = await Promise.all(
      ['package-lock.json', 'node_modules/.package-lock.json'].map(async (name) =>
        versionsIn(await readFile(path.join(peersDir, name), 'utf8')),
      ),
    );
    // Packages for other systems are in the lock file, but not installed.
    return (
      installed !== undefined &&
      installed.size > 0 &&
      Array.from(installed).every(([name, version]) => wanted?.get(name) === version)
    );
  } catch {
    return false;
  }
}

function versionsIn(lockFile: string): Map<string, string | undefined> {
  // npm wrote it.
  const { packages } = JSON.parse(lockFile) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  return new Map(Object.entries(packages).map(([name, { version }]) => [name, version]));
}

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<{ readonly status: number | null; readonly tail: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    const keepTail = (chunk: Buffer): void => {
      tail = (tail + chunk.toString('utf8')).slice(-2000);
    };
    child.stdout.on('data', keepTail);
    child.stderr.on('data', keepTail);
    child.once('error', ({ message }) => resolve({ status: null, tail: message }));
    child.once('close', (status) => resolve({ status, tail }));
  });
}
