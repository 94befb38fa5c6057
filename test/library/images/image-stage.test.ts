import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImageStage } from '../../../src/library/images/image-stage.ts';
import { writeContent } from '../../support/content-folder.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"></svg>';
let content: Awaited<ReturnType<typeof writeContent>>;
let staged: string;

beforeEach(async () => {
  content = await writeContent({ 'service-notes/images/a.svg': picture, 'service-notes/b.SVG': picture });
  staged = await mkdtemp(path.join(tmpdir(), 'casebook-images-'));
});

afterEach(async () => {
  await content.remove();
  await rm(staged, { recursive: true });
});

describe('createImageStage', () => {
  it('names images by their content, so that equal ones are one file', async () => {
    const stage = createImageStage(content.path, staged);
    const first = stage.add('service-notes/sn-0001.mdx', 'images/a.svg');
    const second = stage.add('service-notes/sn-0002.mdx', 'b.SVG');
    expect(first).toEqual(second);
    expect(first).toMatchObject({ width: 10, height: 5 });
    expect(first?.name).toMatch(/^[0-9a-f]{16}\.svg$/);
    expect(stage.names()).toEqual([first?.name]);
    expect(await readdir(staged)).toEqual(stage.names());
  });

  it('takes nothing that does not exist or lies outside the content folder', () => {
    const stage = createImageStage(content.path, staged);
    expect(stage.add('service-notes/sn-0001.mdx', 'missing.png')).toBeUndefined();
    expect(stage.add('service-notes/sn-0001.mdx', '../../../../etc/hostname')).toBeUndefined();
    expect(stage.names()).toEqual([]);
  });
});
