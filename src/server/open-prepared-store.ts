import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openStore, type Store } from '../store/open-store.ts';
import { StartError } from './start-error.ts';

/**
 * Opens the store in a file that only its owner can read, in a folder that is made where it is missing.
 *
 * @param file Absolute path, or `:memory:`.
 * @throws {StartError | StoreError} It cannot be made or opened.
 */
export async function openPreparedStore(file: string, now: Date): Promise<Store> {
  if (file !== ':memory:') {
    try {
      await mkdir(dirname(file), { recursive: true });
    } catch (error) {
      throw new StartError(`the folder ${dirname(file)} for the database cannot be made: ${String(error)}`);
    }
    // For its owner only. Where this fails, opening the database says why.
    await open(file, 'a', 0o600).then(
      (handle) => handle.close(),
      () => undefined,
    );
  }
  return openStore(file, now.getTime());
}
