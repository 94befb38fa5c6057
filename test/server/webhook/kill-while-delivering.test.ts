import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/demo/random.ts';
import { causeEventsUntilGone, makeWebhook } from '../../support/event-writers.ts';
import { serveInProcess, type ServeProcess } from '../../support/serve-process.ts';
import { makeBuild } from '../make-build.ts';
import { isSigned, type Received } from './receiver.ts';

let folder: string;
let server: ServeProcess | undefined;
let receiver: Server;
let received: Received[];
/** Told of each message before it is answered; the answer waits for it. */
let onMessage: () => Promise<void>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-webhook-kill-'));
  await makeBuild(join(folder, 'dist'));
  received = [];
  onMessage = () => Promise.resolve();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      void onMessage().then(() => response.writeHead(204).end());
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await server?.kill();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await rm(folder, { recursive: true });
});

const start = () => serveInProcess(folder, [], { CASEBOOK_PRIVATE_WEBHOOKS: 'allow' });

function receiverUrl(): string {
  const address = receiver.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver listens on no port');
  return `http://127.0.0.1:${address.port}/hook`;
}

/** What a message tells of: the text of a flag, or the title of a case. */
function nameOf({ body }: Received): string {
  const { data } = JSON.parse(body) as { data: { text?: string; title?: string } };
  return data.text ?? data.title ?? '';
}

const idOf = ({ headers }: Received): string => String(headers['webhook-id']);

function countUndelivered(): number {
  const database = new SQLite(join(folder, 'casebook.db'), { readonly: true });
  const count = database
    .prepare(`select count(*) from webhook_deliveries where state <> 'delivered'`)
    .pluck();
  const undelivered = Number(count.get());
  database.close();
  return undelivered;
}

describe('a server that is killed while it delivers webhooks', () => {
  it('delivers each event that it acknowledged at least once, and again only under the same id', async () => {
    const random = createRandom(20);
    const acknowledged: string[] = [];
    let secret = '';
    for (let kill = 0; kill < 5; kill += 1) {
      const killed = await start();
      server = killed;
      secret ||= (await makeWebhook(killed.address, receiverUrl())).secret;
      // Killed at a message of those that come: while it waits for the answer, or a moment after it has it.
      const { promise: isDue, resolve: due } = Promise.withResolvers<void>();
      let left = 1 + random.below(12);
      onMessage = async () => {
        left -= 1;
        if (left > 0) return sleep(random.below(10));
        due();
        await (kill % 2 === 0 ? sleep(150) : undefined);
      };
      const writing = ['a', 'b', 'c'].map((writer) =>
        causeEventsUntilGone(killed.address, `${kill}${writer}`),
      );
      await isDue;
      await sleep(random.below(4));
      await killed.kill();
      acknowledged.push(...(await Promise.all(writing)).flat());
    }
    onMessage = () => Promise.resolve();
    const interrupted = countUndelivered();
    server = await start();
    for (let waited = 0; countUndelivered() > 0; waited += 1) {
      if (waited > 200) throw new Error(`${countUndelivered()} of ${interrupted} were not delivered`);
      await sleep(50);
    }
    await server.stop();

    expect(acknowledged.length).toBeGreaterThan(20);
    expect(interrupted).toBeGreaterThan(0);
    const names = new Set(received.map(nameOf));
    expect(acknowledged.filter((name) => !names.has(name))).toEqual([]);
    expect(received.filter((message) => !isSigned(message, secret))).toEqual([]);

    const idsByName = Map.groupBy(received, nameOf);
    const severalIds = [...idsByName].filter(([, messages]) => new Set(messages.map(idOf)).size !== 1);
    expect(severalIds).toEqual([]);
    const bodiesById = Map.groupBy(received, idOf);
    const differing = [...bodiesById].filter(
      ([, messages]) => new Set(messages.map(({ body }) => body)).size > 1,
    );
    expect(differing).toEqual([]);
    // The receiver had some before the kill, and got them again.
    expect(received.length).toBeGreaterThan(bodiesById.size);
  }, 60_000);
});
