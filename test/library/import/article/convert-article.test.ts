import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openImportFolder, type ImportFolder } from '../import-folder.ts';

describe('convertArticle', () => {
  let folder: ImportFolder;
  beforeEach(async () => {
    folder = await openImportFolder();
  });
  afterEach(async () => folder.remove());

  const convert = async (text: string): Promise<{ fields: string; body: string; headings: string[] }> => {
    await folder.write({ 'a.md': text });
    const { articles } = await folder.run();
    const source = await folder.read(articles[0]?.file ?? '');
    const [, fields = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(source) ?? [];
    return {
      fields,
      body: body.trim(),
      headings: [...body.matchAll(/^#+ .*$/gm)].map(([heading]) => heading),
    };
  };

  it('takes the title from the h1, and keeps another one of the front matter as a keyword', async () => {
    const { fields } = await convert('---\ntitle: In the list\n---\n# On *the* page\n\nText.\n');
    expect(fields).toContain('title: On the page\n');
    expect(fields).toContain('keywords:\n  - In the list\n');
  });

  it('keeps headings that say more than the name of a section one level down', async () => {
    const { headings } = await convert(
      '# T\n\n## Summary\n\nA.\n\n## Symptoms\n\nB.\n\n## Cause\n\nC.\n\n## Resolution 1: restart\n\nD.\n\n### Check\n\nE.\n\n## Resolution 2: reinstall\n\nF.\n\n## Background\n\nG.\n\n## See also\n\nH.\n',
    );
    expect(headings).toEqual([
      '## Issue',
      '### Symptoms',
      '## Environment',
      '## Cause',
      '## Resolution',
      '### Resolution 1: restart',
      '#### Check',
      '### Resolution 2: reinstall',
      '## Background',
      '## Prevention',
      '## See also',
    ]);
  });

  it('puts the sections of a guide below its resolution', async () => {
    const { headings, body } = await convert(
      '# How to do it\n\nWhat it is about.\n\n## First\n\nA.\n\n## Then\n\nB.\n',
    );
    expect(headings).toEqual([
      '## Issue',
      '## Environment',
      '## Cause',
      '## Resolution',
      '### First',
      '### Then',
      '## Prevention',
    ]);
    expect(body).toContain('## Cause\n\nThe source does not state a cause.\n');
  });

  it('says where the cause stands when the source states one for each case', async () => {
    const { body } = await convert(
      '# T\n\nIntro.\n\n## Scenario 1\n\n### Cause\n\nA.\n\n## Scenario 2\n\n### Cause\n\nB.\n',
    );
    expect(body).toContain('## Cause\n\nThe source states it case by case; see below.\n');
  });

  it('calls a workaround one in its first sentence', async () => {
    const { fields, body } = await convert('# T\n\n## Symptoms\n\nA.\n\n## Workaround\n\nB.\n');
    expect(fields).toContain('outcome: workaround\n');
    expect(body).toContain(
      '## Resolution\n\nThis is a workaround; the source states no permanent resolution.\n\nB.\n',
    );
  });

  it('calls what is by design expected behaviour', async () => {
    const { fields } = await convert(
      '# T\n\n## Symptoms\n\nA.\n\n## Status\n\nThis behavior is by design.\n',
    );
    expect(fields).toContain('outcome: expected-behaviour\n');
  });

  it('says what is pending when a problem has no resolution', async () => {
    const { fields } = await convert('# T\n\n## Symptoms\n\nA.\n\n## Cause\n\nB.\n');
    expect(fields).toContain(
      'outcome: unresolved\npending: {what: "Find the resolution: the source states none", owner: knowledge}\n',
    );
  });

  it('leads links to renamed headings, explicit ids and named places to where they are now', async () => {
    const { body } = await convert(
      '# T\n\n[a](#symptoms) [b](#own) [c](#place) [d](#nowhere) [e](#t)\n\n## Symptoms\n\nX.\n\n## Own {#own}\n\n<a name="place"></a>\n\n### Below\n\nY.\n\n## Fix\n\nZ.\n',
    );
    expect(body).toContain('[a](#issue) [b](#own) [c](#below) d e\n');
  });

  it('levels headings: later h1s, gaps and documents that begin at h3', async () => {
    expect((await convert('### Symptoms\n\nA.\n\n##### Deep\n\nB.\n\n### Fix\n\nC.\n')).headings).toEqual([
      '## Issue',
      '### Deep',
      '## Environment',
      '## Cause',
      '## Resolution',
      '## Prevention',
    ]);
    expect((await convert('# T\n\n## Symptoms\n\nA.\n\n# Fix\n\nB.\n\n## Details\n\nC.\n')).headings).toEqual(
      ['## Issue', '## Environment', '## Cause', '## Resolution', '### Details', '## Prevention'],
    );
  });

  it('escapes what MDX would take for code', async () => {
    const { body } = await convert('# T\n\nimport this {1+1} <Foo bar> a < b, `{x} <y>` and \\<z>.\n');
    expect(body).toContain('&#105;mport this \\{1+1} `<Foo bar>` a \\< b, `{x} <y>` and \\<z>.');
  });
});
