import { ask } from '../server/ask.ts';

/** Names of events that a server has acknowledged: what their messages can be known by. */
export type Acknowledged = string[];

async function post(address: string, path: string, body: unknown, status: number): Promise<unknown> {
  const text = JSON.stringify(body);
  const answer = await ask(address, `/api${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
      'If-Match': '*',
    },
    body: text,
  });
  if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
}

/** Makes a webhook for flags and resolved cases. */
export async function makeWebhook(address: string, url: string): Promise<{ readonly secret: string }> {
  const events = ['flag.raised', 'case.resolved'];
  const made = await post(address, '/webhooks', { name: 'Receiver', url, events }, 201);
  return made as { secret: string }; // as the OpenAPI document says, which other tests hold
}

async function resolveCase(address: string, title: string): Promise<void> {
  const newCase = {
    kind: 'malfunction',
    title,
    customer: 'harbourline',
    contract: { number: 'C-1' },
    channel: 'phone',
    severity: 3,
  };
  const { number } = (await post(address, '/cases', newCase, 201)) as { number: string }; // see above
  const outcome = { transition: 'resolve', kind: 'solved', cause: 'Full', resolution: 'Grown' };
  await post(address, `/cases/${number}/transitions`, outcome, 200);
}

/**
 * Raises flags and resolves cases one after the other until the server is gone, and keeps what it acknowledged.
 *
 * @param writer Name of the writer, so that no two write the same.
 */
export async function causeEventsUntilGone(address: string, writer: string): Promise<Acknowledged> {
  const acknowledged: Acknowledged = [];
  try {
    for (let index = 0; ; index += 1) {
      const flag = `flag ${writer} ${index}`;
      await post(address, '/articles/SN-0001/flags', { kind: 'wrong', text: flag }, 201);
      acknowledged.push(flag);
      const title = `case ${writer} ${index}`;
      await resolveCase(address, title);
      acknowledged.push(title);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ECONNRESET' && code !== 'ECONNREFUSED' && code !== 'EPIPE') throw error;
    return acknowledged;
  }
}
