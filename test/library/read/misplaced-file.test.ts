import { describe, expect, it } from 'vitest';
import { misplacedFile } from '../../../src/library/read/misplaced-file.ts';

describe('misplacedFile', () => {
  it.each([
    ['service-notes/SN-0012.mdx', 'Rename it to sn-0012.mdx.'],
    ['service-notes/sn-12.md', 'Rename it to sn-0012.mdx.'],
    ['service-notes/sn0012.zh-hans.mdx', 'Rename it to sn-0012.zh-Hans.mdx.'],
    [
      'service-notes/sn-0012.de.mdx',
      'Languages are en, it, cs, zh-Hans; an article that is no translation is sn-0012.mdx.',
    ],
    [
      'procedures/notes.md',
      'Name it after its id, such as pr-0042.mdx; what is no article does not belong here.',
    ],
    ['service-notes/storage/sn-0012.mdx', 'Move it to service-notes/sn-0012.mdx.'],
    ['drafts/PR-0001.mdx', 'Move it to procedures/pr-0001.mdx.'],
    [
      'readme.md',
      'Articles lie in service-notes/, best-practices/, procedures/, back-out-plans/, customers/, paths/.',
    ],
  ])('%s: %s', (file, hint) => {
    expect(misplacedFile(file).hint).toBe(hint);
  });
});
