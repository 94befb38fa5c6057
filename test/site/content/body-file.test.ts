import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBodyWriter, openBodyFile } from '../../../src/site/content/body-file.ts';

describe('the body file', () => {
  it('gives every text back as it was added, whatever its script, in any order', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'casebook-bodies-'));
    const file = path.join(folder, 'bodies');
    const texts = [
      ['<p>Ceph 集群写入停止</p>', '集群'],
      ['', 'Řešení'],
      ['<p>🜚</p>', ''],
    ] as const;
    const writer = createBodyWriter(file);
    const places = texts.map(([html, markdown]) => writer.add(html, markdown));
    writer.close();
    const reader = openBodyFile(file);
    expect(places.toReversed().map((place) => [reader.html(place), reader.markdown(place)])).toEqual(texts.toReversed());
    await rm(folder, { recursive: true });
  });
});
