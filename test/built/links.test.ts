import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectDir, temporaryFolder } from '../support/build-site.ts';
import { findBrokenLinks, listPages } from '../support/site-links.ts';

const site = path.join(projectDir, 'dist/client');

describe('the built site', () => {
  it('has pages of its own content', () => {
    expect(listPages(site).length).toBeGreaterThan(100);
  });

  it('leads nowhere wrong: every internal link, fragment, image, script and style sheet is there', () => {
    expect(findBrokenLinks(site)).toEqual([]);
  });

  it('would be found out with a link to a missing page and one to a missing heading', async () => {
    const folder = await temporaryFolder('links');
    const copy = path.join(folder.path, 'client');
    cpSync(site, copy, { recursive: true, filter: (name) => !/\.(?:br|gz)$/.test(name) });
    const page = path.join(copy, '404.html');
    const html = readFileSync(page, 'utf8');
    writeFileSync(
      page,
      html.replace('</main>', '<a href="/nowhere/">x</a><a href="/#no-such-heading">y</a></main>'),
    );
    expect(findBrokenLinks(copy)).toHaveLength(2);
    await folder.remove();
  });
});
