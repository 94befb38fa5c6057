import { join } from 'node:path';
import { CommandError, UsageError } from '../cli/command.ts';
import type { OpenCommandStore } from '../cli/command-store.ts';
import { explainFailure } from '../store/database/open-database.ts';
import { StoreError } from '../store/database/store-error.ts';
import { policyFile } from '../library/write/policy-file.ts';
import type { Store } from '../store/open-store.ts';
import { openPreparedStore } from './open-prepared-store.ts';
import { readBuild, readPolicy } from './read-build.ts';
import { readSettings, SettingsError } from './settings.ts';
import { StartError } from './start-error.ts';

/** Opens the database of the server for a command. A server that runs meanwhile takes notice of what is written. */
export const openStoreFromCommandLine: OpenCommandStore = async (environment, workingDirectory) => {
  try {
    const settings = readSettings(environment, workingDirectory);
    const policy = await readPolicy(join(settings.distDir, policyFile));
    const store = await openPreparedStore(settings.databaseFile, new Date()).catch((error: unknown) => {
      throw explainFailure(error, settings.databaseFile);
    });
    await registerFirstBuild(store, settings.distDir);
    return { ...store, policy, origin: settings.siteOrigin ?? `http://${settings.host}:${settings.port}` };
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message);
    if (error instanceof StartError || error instanceof StoreError) throw new CommandError(error.message);
    throw error;
  }
};

/**
 * Makes the articles of the build known to a database that no server has used yet, so that cases can be linked before the first
 * start. From then on servers do that with each build.
 */
async function registerFirstBuild({ articles }: Store, distDir: string): Promise<void> {
  const known = await articles.list({}, { limit: 1 });
  if (known.items.length > 0) return;
  const build = await readBuild(distDir).catch((error: unknown) => {
    // Most commands need no build.
    if (error instanceof StartError) return undefined;
    throw error;
  });
  if (!build) return;
  await articles.register({
    audience: build.header.audience,
    articles: build.articles,
    at: Date.now(),
  });
}
