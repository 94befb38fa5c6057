import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServer, type OpenServer } from '../open-server.ts';

const secrets = {
  zendesk: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==',
  jira: 'a secret of jira with spaces'.replaceAll(' ', '-'),
  zammad: 'a-token-of-zammad',
  generic: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
} as const;

/** The clock of the server. */
const now = Date.UTC(2026, 10, 22);

let opened: OpenServer;
beforeEach(async () => {
  opened = await openServer(
    {},
    {
      CASEBOOK_INTAKE_ZENDESK_SECRET: `an-older-secret-still-good ${secrets.zendesk}`,
      CASEBOOK_INTAKE_ZENDESK_CUSTOMER: 'harbourline',
      CASEBOOK_INTAKE_JIRA_SECRET: secrets.jira,
      CASEBOOK_INTAKE_ZAMMAD_SECRET: secrets.zammad,
      CASEBOOK_INTAKE_GENERIC_SECRET: secrets.generic,
    },
  );
});
afterEach(() => opened.close());

type Headers = Readonly<Record<string, string>>;

/** The headers that each system signs a body with, by another implementation than ours. */
const sign = {
  zendesk: (body: string, at = now): Headers => {
    const timestamp = new Date(at).toISOString();
    const signature = createHmac('sha256', secrets.zendesk)
      .update(timestamp + body)
      .digest('base64');
    return { 'X-Zendesk-Webhook-Signature': signature, 'X-Zendesk-Webhook-Signature-Timestamp': timestamp };
  },
  jira: (body: string): Headers => ({
    'X-Hub-Signature': `sha256=${createHmac('sha256', secrets.jira).update(body).digest('hex')}`,
    'X-Atlassian-Webhook-Identifier': 'id-1',
  }),
  zammad: (body: string): Headers => ({
    'X-Hub-Signature': `sha1=${createHmac('sha1', secrets.zammad).update(body).digest('hex')}`,
    'X-Zammad-Delivery': 'id-1',
  }),
  generic: (body: string, at = now): Headers => {
    const timestamp = String(Math.floor(at / 1000));
    const key = Buffer.from(secrets.generic.slice(6), 'base64');
    const signature = createHmac('sha256', key).update(`msg_1.${timestamp}.${body}`).digest('base64');
    return { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  },
} as const;
type System = keyof typeof sign;

async function send(source: string, body: string, headers: Headers) {
  const response = await fetch(`${opened.address}/api/intake/${source}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body,
  });
  const answer = (await response.json()) as Record<string, unknown>;
  const type = response.headers.get('Content-Type');
  return { status: response.status, answer, isProblem: type === 'application/problem+json' };
}

async function read(address: string) {
  const response = await fetch(`${opened.address}/api${address}`);
  return (await response.json()) as Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- tests look into it
}

const fixture = (system: string) =>
  readFile(path.join(import.meta.dirname, `fixtures/${system}.json`), 'utf8');

const genericCase = (change: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    type: 'case.updated',
    data: { id: 'A-1', title: 'LUN offline', customer: 'lantian', ...change },
  });

describe('POST /api/intake/:source', () => {
  it.each([
    [
      'zendesk',
      {
        title: 'Database hangs, one path flaps',
        severity: 2,
        state: 'working',
        customer: 'organization 8447346622462',
      },
    ],
    ['jira', { title: 'Datastore inaccessible after a takeover', severity: 2, customer: 'harbourline' }],
    ['zammad', { title: 'Replication lag at the second site', severity: 3, customer: 'valdarno' }],
  ] as const)('takes what %s sends as its vendor documents it', async (system, expected) => {
    const body = await fixture(system);
    const { status, answer } = await send(system, body, sign[system](body));
    expect([status, answer['result']]).toEqual([200, 'created']);
    expect(await read(`/cases/${String(answer['number'])}`)).toMatchObject({
      ...expected,
      source: { system },
    });
    const { items } = await read('/audit?action=case.imported');
    expect(items).toMatchObject([{ actorName: `Webhook of ${system}`, via: 'system' }]);
  });

  it('updates the same case by what comes later, and does nothing for what comes late', async () => {
    const first = genericCase({ updatedAt: '2026-11-21T10:00:00Z' });
    const { answer } = await send('generic', first, sign.generic(first));
    const later = genericCase({ updatedAt: '2026-11-21T11:00:00Z', title: 'All LUNs offline' });
    expect((await send('generic', later, sign.generic(later))).answer).toEqual({
      result: 'updated',
      number: answer['number'],
    });
    const late = genericCase({ updatedAt: '2026-11-21T10:30:00Z', title: 'Late' });
    expect((await send('generic', late, sign.generic(late))).answer['result']).toBe('unchanged');
    expect(await read(`/cases/${String(answer['number'])}`)).toMatchObject({ title: 'All LUNs offline' });
  });

  it.each(['zendesk', 'jira', 'zammad', 'generic'] as const)(
    'refuses a replay of %s, a changed body, a wrong secret and no signature',
    async (system: System) => {
      const body = system === 'generic' ? genericCase() : await fixture(system);
      const headers = sign[system](body);
      expect((await send(system, body, headers)).status).toBe(200);
      expect(await send(system, body, headers)).toMatchObject({ status: 403, isProblem: true });
      expect(await send(system, `${body} `, headers)).toMatchObject({ status: 401, isProblem: true });
      expect(await send(system, body, {})).toMatchObject({ status: 401, isProblem: true });
      const broken = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, value.replace(/[a-f]/g, '0')]),
      );
      expect((await send(system, body, broken)).status).toBe(401);
      expect((await read('/cases')).items).toHaveLength(1);
      const { items } = await read('/audit?action=intake.refused');
      expect(items.length).toBeGreaterThan(2);
    },
  );

  it('is not led by a second signature beside the right one to take a replay', async () => {
    const body = genericCase();
    const headers = sign.generic(body);
    await send('generic', body, headers);
    const more = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` };
    expect((await send('generic', body, more)).status).toBe(403);
  });

  it.each(['zendesk', 'generic'] as const)(
    'refuses what %s signed too long ago, or ahead',
    async (system) => {
      const body = genericCase();
      for (const at of [now - 301_000, now + 301_000]) {
        const { status, answer } = await send(system, body, sign[system](body, at));
        expect(status).toBe(401);
        expect(answer['detail']).toContain('five minutes');
      }
    },
  );

  it('answers 404 for a system that there is none of, and for one without a secret', async () => {
    expect(await send('servicenow', '{}', {})).toMatchObject({ status: 404, isProblem: true });
    expect((await send('csv', '{}', {})).status).toBe(404);
  });

  it('looks at no body before its signature, and then says what is wrong with it', async () => {
    expect((await send('generic', '{', {})).status).toBe(401);
    expect((await send('generic', '{', sign.generic('{'))).status).toBe(400);
    expect((await send('generic', '[]', sign.generic('[]'))).status).toBe(422);
    const body = genericCase({ title: undefined, severity: 'enormous' });
    const { status, answer } = await send('generic', body, sign.generic(body));
    expect([status, answer['title']]).toEqual([422, 'The body is not valid']);
    expect((answer['errors'] as unknown[]).length).toBeGreaterThan(0);
  });

  it('ignores what is about something else, and keeps each webhook for those who may read it', async () => {
    const body = '{"webhookEvent":"jira:version_released","version":{"id":"1"}}';
    expect((await send('jira', body, sign.jira(body))).answer).toEqual({ result: 'ignored' });
    const { items } = await read('/intake-deliveries');
    expect(items).toMatchObject([{ source: 'jira', result: 'ignored' }]);
    expect(await read(`/intake-deliveries/${items[0].id}`)).toMatchObject({ payload: body });
  });

  it('slows down who guesses, and takes no notice of it for the others', async () => {
    const answers = [];
    for (let index = 0; index < 25; index += 1) answers.push((await send('generic', '{}', {})).status);
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(answers.at(-1)).toBe(429);
    const body = genericCase();
    expect((await send('generic', body, sign.generic(body))).status).toBe(200);
  });
});

describe('the settings of intake', () => {
  it('refuse a secret that can be guessed, without showing it', async () => {
    await expect(openServer({}, { CASEBOOK_INTAKE_JIRA_SECRET: 'short' })).rejects.toThrow(
      /CASEBOOK_INTAKE_JIRA_SECRET=…: give the secret/,
    );
  });
});
