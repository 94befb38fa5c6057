import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../src/library/import/import-options.ts';
import { sharedMaterial } from '../../support/shared-data.ts';
import { openImportFolder, type ImportFolder } from './import-folder.ts';

const articles = sharedMaterial('support-articles');

describe.skipIf(!articles.isThere)(`import of 600 published support articles${articles.note}`, () => {
  let folder: ImportFolder;
  let result: ImportResult;

  beforeAll(async () => {
    folder = await openImportFolder(articles.path);
    result = await folder.run();
  });
  afterAll(async () => folder.remove());

  it('imports all of them, and none falls back to plain text', () => {
    expect(result.failures).toEqual([]);
    expect(result.articles).toHaveLength(600);
    expect(result.losses.filter(({ kind }) => kind === 'block-as-text')).toEqual([]);
  });

  it('makes a base that checks without an error on its own', async () => {
    const problems = await folder.check();
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const before = await folder.snapshot();
    const second = await folder.run();
    expect(second.articles.every(({ status }) => status === 'unchanged')).toBe(true);
    expect(await folder.snapshot()).toEqual(before);
  });
});
