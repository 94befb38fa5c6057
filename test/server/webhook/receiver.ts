import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

export interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A receiver of webhooks on a free port of the loopback, which answers as it is told. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Statuses of the next answers, then 204; `undefined` never answers. */
  readonly answers: (number | undefined)[];
  /** Waits until so many messages have come. */
  readonly count: (messages: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: (number | undefined)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const status = answers.length > 0 ? answers.shift() : 204;
      if (status === undefined) return;
      response.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1:1/' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answers,
    async count(messages) {
      const until = Date.now() + 10_000;
      while (received.length < messages) {
        if (Date.now() > until) throw new Error(`${received.length} of ${messages} messages came`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether a message is signed as Standard Webhooks say, by another implementation than ours. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const signature = createHmac('sha256', key).update(content).digest('base64');
  return headers['webhook-signature'] === `v1,${signature}`;
}
