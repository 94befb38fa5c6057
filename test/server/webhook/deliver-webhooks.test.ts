import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServer, type OpenServer } from '../open-server.ts';
import { sampleArticle } from '../../store/sample-article.ts';
import { ask } from '../ask.ts';
import { isSigned, openReceiver, type Receiver } from './receiver.ts';

let receiver: Receiver;
let opened: OpenServer;
beforeEach(async () => {
  receiver = await openReceiver();
  opened = await openServer(
    { articles: [sampleArticle('SN-0001')] },
    { CASEBOOK_PRIVATE_WEBHOOKS: 'allow', CASEBOOK_WRITES_PER_MINUTE: '0' },
  );
});
afterEach(async () => {
  await opened.close();
  await receiver.close();
});

async function send(method: string, path: string, body?: unknown) {
  const response = await fetch(`${opened.address}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- tests look into it
}

const makeWebhook = (...events: readonly string[]) =>
  send('POST', '/webhooks', { name: 'Test', url: receiver.url, events });

/** Opens a case that is resolved, with a remark among engineers and a link. */
async function workOnCase() {
  const { number } = await send('POST', '/cases', {
    kind: 'malfunction',
    title: 'LUN offline',
    customer: 'harbourline',
    contract: { number: 'HL-1' },
    contact: { name: 'Priya Nair', email: 'priya@harbourline.example' },
    channel: 'phone',
    severity: 2,
  });
  await send('POST', `/cases/${number}/log`, { kind: 'remark', text: 'canary-remark' });
  await send('POST', `/cases/${number}/transitions`, {
    transition: 'resolve',
    kind: 'solved',
    cause: 'Full',
    resolution: 'Grown',
  });
  await send('POST', `/cases/${number}/links`, { links: [{ article: 'SN-0001', kind: 'reused' }] });
  return String(number);
}

async function deliveriesOf(id: string) {
  const { items } = await send('GET', `/webhooks/${id}/deliveries`);
  return items as { id: string; state: string; attempts: number; status?: number; error?: string }[];
}

async function until<Value>(read: () => Promise<Value>, isDone: (value: Value) => boolean): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await read();
    if (isDone(value)) return value;
    if (attempt > 300) throw new Error(`not done: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('webhooks', () => {
  it('are told what happened, signed, and nothing that stays among engineers', async () => {
    const { secret, id } = await makeWebhook('case.resolved', 'link.created', 'flag.raised');
    const number = await workOnCase();
    await send('POST', '/articles/SN-0001/flags', { kind: 'wrong', text: 'Step 3 is wrong' });
    await receiver.count(3);
    const messages = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: unknown });
    expect(messages.map(({ type }) => type).toSorted()).toEqual([
      'case.resolved',
      'flag.raised',
      'link.created',
    ]);
    expect(messages.find(({ type }) => type === 'case.resolved')?.data).toEqual({
      number,
      title: 'LUN offline',
      kind: 'malfunction',
      state: 'resolved',
      customer: 'harbourline',
      severity: 2,
      businessImpact: 'medium',
      outcome: { kind: 'solved', cause: 'Full', resolution: 'Grown' },
      openedAt: '2026-11-22T00:00:00.000Z',
      resolvedAt: '2026-11-22T00:00:00.000Z',
    });
    expect(receiver.received.every((message) => isSigned(message, String(secret)))).toBe(true);
    expect(JSON.stringify(receiver.received)).not.toMatch(/canary-remark|priya/i);
    const done = await until(
      () => deliveriesOf(String(id)),
      (items) => items.every(({ state }) => state === 'delivered'),
    );
    expect(done.map(({ status, attempts }) => [status, attempts])).toEqual([
      [204, 1],
      [204, 1],
      [204, 1],
    ]);
  });

  it('are told what they asked for only, and nothing while they are disabled', async () => {
    const { id } = await makeWebhook('link.created');
    await workOnCase();
    await receiver.count(1);
    await send('PATCH', `/webhooks/${id}`, { isEnabled: false });
    await workOnCase();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(receiver.received).toHaveLength(1);
  });

  it('are told again later when they fail, under the same id, and redirects are failures', async () => {
    receiver.answers.push(500, 302);
    const { id } = await makeWebhook('case.resolved');
    await workOnCase();
    await until(
      () => deliveriesOf(String(id)),
      ([delivery]) => delivery?.attempts === 1,
    );
    expect(await deliveriesOf(String(id))).toMatchObject([
      { state: 'pending', status: 500, error: 'The receiver answered with 500.' },
    ]);
    opened.pass(7_000);
    await receiver.count(2);
    opened.pass(60_000);
    await receiver.count(3);
    const [delivery] = await until(
      () => deliveriesOf(String(id)),
      ([each]) => each?.state === 'delivered',
    );
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([delivery?.id]),
    );
    const whole = await send('GET', `/webhooks/${id}/deliveries/${delivery?.id}`);
    expect(whole['log']).toMatchObject([{ status: 500 }, { status: 302 }, { status: 204 }]);
  });

  it('survive a restart: what was not delivered is delivered by the next server', async () => {
    receiver.answers.push(503);
    await makeWebhook('case.resolved');
    await workOnCase();
    await receiver.count(1);
    await opened.restart();
    opened.pass(7_000);
    await receiver.count(2);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids[1]).toBe(ids[0]);
  });

  it('are disabled after a failure of five days, with an entry in the audit trail', async () => {
    for (let index = 0; index < 20; index += 1) receiver.answers.push(500);
    const { id } = await makeWebhook('case.resolved');
    await workOnCase();
    await until(
      () => deliveriesOf(String(id)),
      ([delivery]) => delivery?.attempts === 1,
    );
    opened.pass(6 * 86_400_000);
    const webhook = await until(
      () => send('GET', `/webhooks/${id}`),
      ({ isEnabled }) => isEnabled === false,
    );
    expect(webhook['disabledReason']).toBe('Nothing got through since 2026-11-22T00:00:00.000Z.');
    expect(await deliveriesOf(String(id))).toMatchObject([
      { state: 'failed', error: 'The webhook was disabled.' },
    ]);
    const { items } = await send('GET', '/audit?action=webhook.disabled');
    expect(items).toMatchObject([{ actorName: 'Casebook', subjectId: id }]);
  });

  it('are disabled at once by 410, and can be tested and redelivered', async () => {
    const { id } = await makeWebhook('case.resolved');
    await send('POST', `/webhooks/${id}/test`);
    await receiver.count(1);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'webhook.test' });
    const [delivery] = await until(
      () => deliveriesOf(String(id)),
      ([each]) => each?.state === 'delivered',
    );
    receiver.answers.push(410);
    await send('POST', `/webhooks/${id}/deliveries/${delivery?.id}/redelivery`);
    await receiver.count(2);
    await until(
      () => send('GET', `/webhooks/${id}`),
      ({ isEnabled }) => isEnabled === false,
    );
    await expect(send('POST', `/webhooks/${id}/deliveries/${delivery?.id}/redelivery`)).rejects.toThrow(
      '404',
    );
  });

  it('leave no delivery when the write that they tell of is refused', async () => {
    const { id } = await makeWebhook('link.created');
    const number = await workOnCase();
    await receiver.count(1);
    await expect(
      send('POST', `/cases/${number}/links`, { links: [{ article: 'SN-0001', kind: 'consulted' }] }),
    ).rejects.toThrow('409');
    expect(await deliveriesOf(String(id))).toHaveLength(1);
  });

  it('are in the OpenAPI document with what they are told', async () => {
    const { status, text } = await ask(opened.address, '/api/openapi.json');
    expect(status).toBe(200);
    const { webhooks } = JSON.parse(text) as { webhooks: Record<string, unknown> };
    expect(Object.keys(webhooks)).toEqual(['case.resolved', 'link.created', 'flag.raised']);
  });
});
