import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFiles, type FileServer } from '../../../../../scripts/bench/search/browser/serve-files.ts';

let server: FileServer;
const words = Buffer.from('quorum '.repeat(500));
beforeAll(async () => {
  server = await serveFiles(
    new Map([
      ['/index.html', { bytes: Buffer.from('<!doctype html>'), quality: 5 }],
      ['/words.bin', { bytes: words, quality: 11 }],
    ]),
  );
});
afterAll(async () => server.stop());

describe('serveFiles', () => {
  it('serves files compressed where that is smaller, and counts what crosses the network', async () => {
    server.takeSent();
    const response = await fetch(`${server.origin}/words.bin`);
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(words);
    const sent = server.takeSent();
    expect([...sent.keys()]).toEqual(['/words.bin']);
    expect(sent.get('/words.bin')).toBe(Number(response.headers.get('content-length')));
    expect(sent.get('/words.bin')).toBeLessThan(100);
    expect(server.takeSent().size).toBe(0);
  });

  it('serves the page at / as it is, too small to compress', async () => {
    const response = await fetch(`${server.origin}/`);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toBe('<!doctype html>');
  });

  it('knows nothing else', async () => {
    expect((await fetch(`${server.origin}/favicon.ico`)).status).toBe(404);
  });
});
