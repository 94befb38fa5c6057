import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemDetailsSchema } from '../../../src/api/problem/problem-details.ts';
import { sharedMaterial } from '../../support/shared-data.ts';
import { openServer, type OpenServer } from '../open-server.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const list = sharedMaterial('hostile/blns.json');
const strings = list.isThere ? (JSON.parse(readFileSync(list.path, 'utf8')) as string[]) : [];

let opened: OpenServer;
let admin: Visitor;
let cookie: string;
beforeAll(async () => {
  opened = await openServer({}, { CASEBOOK_SIGN_IN: 'password', CASEBOOK_WRITES_PER_MINUTE: '0' });
  admin = createVisitor(opened.address);
  const link = new URL(opened.server.firstLink?.address ?? '').searchParams.get('link') ?? '';
  await admin.post('/account/welcome', { link, name: 'Ada', password: 'the third shelf is always empty' });
  cookie = `casebook-session=${admin.cookies.get('casebook-session') ?? ''}`;
});
afterAll(() => opened.close());

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(opened.address + path, {
    method,
    headers: { Cookie: cookie, 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), type: response.headers.get('Content-Type') };
}

const faults = () => opened.log().filter(({ level, status }) => Number(level) >= 50 || Number(status) >= 500);

/** Whether an answer that refuses is a problem that names itself. */
function isProperRefusal({ status, text, type }: Awaited<ReturnType<typeof send>>): boolean {
  if (status < 400) return true;
  return (
    status < 500 &&
    type === 'application/problem+json' &&
    problemDetailsSchema.safeParse(JSON.parse(text)).success
  );
}

/** Does something with every string, some of them at a time; those with which it goes wrong. */
async function findWrong(task: (text: string) => Promise<boolean>): Promise<string[]> {
  const wrong: string[] = [];
  for (let start = 0; start < strings.length; start += 10) {
    await Promise.all(
      strings.slice(start, start + 10).map(async (text) => {
        if (!(await task(text))) wrong.push(text);
      }),
    );
  }
  return wrong;
}

describe.skipIf(!list.isThere)(
  `the list of naughty strings among people${list.isThere ? '' : ` (${list.reason})`}`,
  () => {
    it('as names come back byte for byte, or are refused', async () => {
      const { id } = JSON.parse((await send('GET', '/api/me')).text) as { id: string };
      const refused: string[] = [];
      for (const text of strings) {
        const answer = await send('PATCH', `/api/users/${id}`, { name: text }, { 'If-Match': '*' });
        expect(isProperRefusal(answer)).toBe(true);
        const { name } = JSON.parse((await send('GET', `/api/users/${id}`)).text) as { name: string };
        if (name !== text.trim()) refused.push(`${answer.status} ${text}`);
      }
      expect(refused.filter((entry) => !entry.startsWith('422'))).toEqual([]);
      expect(refused.length).toBeLessThan(60);
      expect(faults()).toEqual([]);
    });

    it('as logins, roles, ids, filters and cursors make no fault', async () => {
      const wrong = await findWrong(async (text) => {
        const word = encodeURIComponent(text.toWellFormed());
        const answers = await Promise.all([
          send('POST', '/api/users', { login: text, name: 'x', roles: [text] }),
          send('PATCH', `/api/users/${word}`, { name: text }, { 'If-Match': '*' }),
          send('GET', `/api/users?q=${word}`),
          send('GET', `/api/audit?action=${word}&subjectId=${word}&cursor=${word}`),
          send('POST', '/api/tokens', { name: text, rights: [text], expiresInDays: text }),
          send('DELETE', `/api/tokens/${word}`),
        ]);
        return answers.every(isProperRefusal);
      });
      expect(wrong).toEqual([]);
      expect(faults()).toEqual([]);
    });

    it('as fields of forms make no fault, and markup in them is shown as text', async () => {
      const wrong = await findWrong(async (text) => {
        const { status } = await admin.post('/account/sessions/end', { id: text });
        return status === 303;
      });
      expect(wrong).toEqual([]);
      for (const text of strings.filter((each) => /<(?:script|img|svg|a) /i.test(each)).slice(0, 40)) {
        const answer = await admin.post('/account/tokens', { name: text, days: '30', right: 'case:read' });
        expect(answer.status).toBe(201);
        expect(answer.text).not.toContain(text);
      }
      expect(faults()).toEqual([]);
    });

    it('as tokens and cookies are nobody’s', async () => {
      const wrong = await findWrong(async (text) => {
        const value = Buffer.from(text.replace(/[\r\n\0]/g, ' ').toWellFormed())
          .toString('latin1')
          .replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
        const visitor = createVisitor(opened.address);
        const byToken = await visitor.get('/api/users', { Authorization: `Bearer ${value}` });
        const byCookie = await visitor.get('/api/users', { Cookie: `casebook-session=${value}` });
        return byToken.status === 401 && byCookie.status === 401;
      });
      expect(wrong).toEqual([]);
      expect(faults()).toEqual([]);
    });
  },
);

const bodies = sharedMaterial('hostile/json');

describe.skipIf(!bodies.isThere)(
  `bodies that are hardly JSON${bodies.isThere ? '' : ` (${bodies.reason})`}`,
  () => {
    it.each(['/api/users', '/api/tokens'])('are refused by %s with a problem', async (path) => {
      const names = readdirSync(bodies.path, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.json'),
      );
      expect(names.length).toBeGreaterThan(100);
      const wrong: string[] = [];
      for (const name of names) {
        const response = await fetch(opened.address + path, {
          method: 'POST',
          headers: { Cookie: cookie, 'Content-Type': 'application/json' },
          body: readFileSync(join(bodies.path, name)),
        });
        const answer = {
          status: response.status,
          text: await response.text(),
          type: response.headers.get('Content-Type'),
        };
        if (answer.status < 400 || !isProperRefusal(answer)) wrong.push(`${name}: ${answer.status}`);
      }
      expect(wrong).toEqual([]);
      expect(faults()).toEqual([]);
    });
  },
);
