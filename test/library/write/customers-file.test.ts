import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readKnowledgeBase } from '../../../src/library/read/read-knowledge-base.ts';
import { customersFile, writeCustomersFile } from '../../../src/library/write/customers-file.ts';

const contentDir = path.resolve(import.meta.dirname, '../../../content');
let outDir: string;
beforeEach(async () => {
  outDir = await mkdtemp(path.join(tmpdir(), 'casebook-customers-'));
});
afterEach(() => rm(outDir, { recursive: true }));

it('tells the server of an internal build which customers have a record, and a build for others nothing', async () => {
  const file = path.join(outDir, customersFile);
  const internal = await readKnowledgeBase({ contentDir, audience: 'internal' });
  await writeCustomersFile(internal.base, { outDir });
  expect(JSON.parse(await readFile(file, 'utf8'))).toContainEqual(
    expect.objectContaining({ id: 'tallow-finch', name: 'Tallow & Finch', record: 'CF-0006' }),
  );

  const partner = await readKnowledgeBase({ contentDir, audience: 'partner' });
  await writeCustomersFile(partner.base, { outDir });
  await expect(access(file)).rejects.toThrow(/ENOENT/);
});
