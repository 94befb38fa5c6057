import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectDir, temporaryFolder } from '../../support/build-site.ts';

const bytesSchema = z.object({
  script: z.number(),
  withoutScript: z.object({ p50: z.number(), p95: z.number() }),
  untilAll: z.object({ p50: z.number(), p95: z.number() }),
});
const resultSchema = z.object({
  bytes: bytesSchema,
  browser: z.object({ sameAsInNode: z.number(), bytes: bytesSchema }),
  scaled: z.object({
    times: z.number(),
    documents: z.number(),
    ratio: z.object({ bytes: z.object({ p50: z.number() }) }),
  }),
});

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder('bench-search');
  const set = path.join(folder.path, 'small');
  await mkdir(set);
  const docs = [
    { id: 'disk', title: 'Disk full', text: 'No space left on the volume.', lang: 'en' },
    { id: 'quorum', title: 'Quorum lost', text: 'Cause\nA node left the cluster.', headings: ['Cause'] },
  ];
  const queries = [
    { id: 'q1', text: 'space left on volume', kind: 'symptom' },
    { id: 'q2', text: 'quorum', kind: 'title' },
  ];
  const qrels = [
    { queryId: 'q1', docId: 'disk', rel: 1 },
    { queryId: 'q2', docId: 'quorum', rel: 1 },
  ];
  for (const [name, rows] of Object.entries({ docs, queries, qrels }))
    await writeFile(path.join(set, `${name}.jsonl`), lines(rows));
});
afterAll(async () => folder.remove());

function lines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

async function run(...words: readonly string[]) {
  return new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [path.join(projectDir, 'scripts/bench/search.ts'), ...words],
      { cwd: folder.path },
      (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

describe('bench:search', () => {
  it('ends with one line of JSON: quality by kind, bytes, times, building', async () => {
    const { status, stdout, stderr } = await run('--data', 'small');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const result: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    const perfect = { queries: 1, ndcg10: 1, mrr10: 1, success1: 1, success5: 1, recall100: 1 };
    const times = { p50: expect.any(Number), p95: expect.any(Number) };
    expect(result).toMatchObject({
      set: 'small',
      kinds: { symptom: perfect, title: perfect },
      bytes: times,
      latencyMs: times,
      prefixMs: times,
      build: {
        ms: expect.any(Number),
        peakMB: expect.any(Number),
        brotliBytes: expect.any(Number),
        textBytes: expect.any(Number),
      },
    });
    expect(stderr).toContain('nDCG@10');
  });

  it('finds and loads in Chromium what it finds and loads in Node, and measures a larger base, too', async () => {
    const { status, stdout, stderr } = await run('--data', 'small', '--browser', '--scale', '3');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const { bytes, browser, scaled } = resultSchema.parse(
      JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''),
    );
    expect(browser.sameAsInNode).toBe(1);
    expect(browser.bytes.withoutScript.p50 / bytes.withoutScript.p50).toBeCloseTo(1, 1);
    expect(browser.bytes.untilAll.p50 / bytes.untilAll.p50).toBeCloseTo(1, 1);
    expect(browser.bytes.script / bytes.script).toBeCloseTo(1, 1);
    expect(scaled).toMatchObject({ times: 3, documents: 6 });
    expect(scaled.ratio.bytes.p50).toBeGreaterThan(0.9);
  });

  it('ends with 1 and names the file when the data cannot be read, with 2 on wrong use', async () => {
    const unreadable = await run('--data', 'nowhere');
    expect(unreadable).toMatchObject({ status: 1, stdout: '' });
    expect(unreadable.stderr).toContain(path.join('nowhere', 'docs.jsonl'));
    const wrong = await run('--limit-queries', '5');
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toContain('--data DIR');
  });
});
