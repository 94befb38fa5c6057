import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../../../scripts/bench/api/load.ts';
import { rateOf } from '../../../../scripts/bench/api/rate.ts';

let server: Server;
let port = 0;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${body}`);
      if (request.url === '/missing') response.writeHead(404).end();
      else if (request.url === '/long') {
        response.write('part');
        setTimeout(() => response.end('end'), 2);
      } else {
        const text = 'é'.repeat(50_000);
        response.writeHead(200, { 'Content-Length': Buffer.byteLength(text) }).end(text);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const post = () => ({ method: 'POST', path: '/length', body: '{"text":"žluť"}' }) as const;

describe('load', () => {
  it('counts whole answers, with and without a length, and those that failed', async () => {
    const paths = ['/length', '/long', '/missing'];
    let turn = 0;
    const result = await load({
      port,
      connections: 3,
      milliseconds: 100,
      next: () => ({ method: 'GET', path: paths[turn++ % paths.length] ?? '' }),
    });
    expect(result.requests).toBe(asked.length);
    expect(result.latencies).toHaveLength(result.requests);
    expect(result.failures).toBe(asked.filter((each) => each.includes('/missing')).length);
    expect(result.failures).toBeGreaterThan(0);
  });

  it('sends bodies by their length in bytes', async () => {
    asked.length = 0;
    await load({ port, connections: 1, milliseconds: 20, next: post });
    expect(asked[0]).toBe('POST /length {"text":"žluť"}');
  });
});

const round = (requests: number, latency: number) => ({
  requests,
  milliseconds: 1000,
  latencies: Array.from({ length: requests }, () => latency),
  failures: 0,
});

describe('rateOf', () => {
  it('takes the rate of the middle round, and the latency of all requests', () => {
    expect(rateOf([round(10, 1), round(300, 2), round(100, 3)])).toEqual({
      perSecond: 100,
      p50: 2,
      p95: 3,
      p99: 3,
    });
  });
});
