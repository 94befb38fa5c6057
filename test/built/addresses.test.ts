import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { redirectFileOf, redirectsOf } from '../../src/core/article/redirect.ts';
import { createAddressRegister } from '../../src/core/site/address-register.ts';
import { readKnowledgeBase } from '../../src/library/read/read-knowledge-base.ts';
import { projectDir } from '../support/build-site.ts';

const site = path.join(projectDir, 'dist/client');

describe('the files of the built site', () => {
  it('are all known to the check: no alias can take the place of one', async () => {
    const contentDir = path.join(projectDir, 'content');
    const { base } = await readKnowledgeBase({ contentDir, audience: 'internal' });
    const redirects = new Set(redirectsOf(base).map(({ from }) => redirectFileOf(from)));
    const files = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .filter((file) => !redirects.has(file.replace(/\.(?:br|gz)$/, '')));
    expect(files.length).toBeGreaterThan(400);
    const { claim } = createAddressRegister(base.articles);
    expect(files.filter((file) => claim(`/${encodeURI(file)}`, 'an alias') === undefined)).toEqual([]);
  });
});
