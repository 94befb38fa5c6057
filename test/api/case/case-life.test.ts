import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCaseApplication, type CaseApplication } from './case-application.ts';

let application: CaseApplication;
const { send, act } = {
  send: (...args: Parameters<CaseApplication['send']>) => application.send(...args),
  act: (...args: Parameters<CaseApplication['act']>) => application.act(...args),
};
beforeEach(async () => {
  application = await openCaseApplication();
  await application.open({ assignedEngineer: 'Marta' });
});
afterEach(() => application.close());
const problemOf = ({ body }: { body: { type: string } }): string =>
  body.type.replace('/api/docs#problem-', '');
const number = 'SR-000001';
const nobody = '01890000-0000-7000-8000-00000000dead';

describe('the life of a case', () => {
  it('goes from open to closed and back, and every step is told', async () => {
    const steps = [
      [{ transition: 'acknowledge' }, 'working'],
      [{ transition: 'wait', reason: 'Customer is away' }, 'pending'],
      [{ transition: 'resume' }, 'working'],
      [{ transition: 'escalate', level: 'senior-engineer', reason: 'Needs a trace' }, 'escalated'],
      [{ transition: 'return', answer: 'Known fault' }, 'working'],
      [{ transition: 'resolve', kind: 'solved', cause: 'Path policy', resolution: 'Set it' }, 'resolved'],
      [{ transition: 'close' }, 'closed'],
      [{ transition: 'reopen', reason: 'Came back' }, 'working'],
    ] as const;
    for (const [transition, state] of steps) {
      application.pass(60_000);
      const { status, body } = await act(number, 'transitions', transition);
      expect([status, body.state]).toEqual([200, state]);
    }
    const { body: found } = await send('GET', `/cases/${number}`);
    expect(found).toMatchObject({
      acknowledgedAt: '2026-11-22T12:01:00.000Z',
      escalatedAt: '2026-11-22T12:04:00.000Z',
      outcome: { kind: 'solved', cause: 'Path policy' },
    });
    expect(found).not.toHaveProperty('resolvedAt');
    const { body: log } = await send('GET', `/cases/${number}/log`);
    expect(log.items.map(({ text }: { text: string }) => text)).toEqual([
      'Case acknowledged.',
      'Case set to wait: Customer is away',
      'Case taken up again.',
      'Case escalated: Needs a trace',
      'Case returned from escalation.',
      'Case resolved.',
      'Case closed.',
      'Case reopened: Came back',
    ]);
    const { body: escalations } = await send('GET', `/cases/${number}/escalations`);
    expect(escalations.items).toMatchObject([{ reason: 'Needs a trace', answer: 'Known fault' }]);
  });

  it('notes which search did not help before an escalation, for the first case that it led to', async () => {
    const searched = async (): Promise<string> =>
      (await send('POST', '/searches', { words: 'quorum lost', results: 0 })).body.id;
    const [first, second] = [await searched(), await searched()];
    const given = { level: 'senior-engineer', reason: 'Unknown' };
    const moved = await act(number, 'transitions', { transition: 'escalate', ...given, search: first });
    expect(moved.status).toBe(200);
    expect((await act(number, 'escalations', { ...given, search: second })).status).toBe(201);
    const { number: other } = await application.open();
    expect((await act(other, 'escalations', { ...given, search: first })).status).toBe(201);
    const measured = await send('GET', '/metrics/measures/self-service?period=month');
    expect(measured.body.figures.find(({ id }: { id: string }) => id === 'led-to-case')).toMatchObject({
      count: 2,
    });
    expect(measured.body.tables[0].rows.map(([named]: readonly unknown[]) => named)).toEqual([
      number,
      number,
    ]);
    // It was forgotten meanwhile.
    const gone = await act(other, 'escalations', {
      ...given,
      search: '01890000-0000-7000-8000-000000000009',
    });
    expect(gone.status).toBe(201);
    const wrong = await act(other, 'escalations', { ...given, search: 'the last one' });
    expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ name: '/search' }]]);
    // Nothing else comes of a search.
    expect(
      (await act(number, 'transitions', { transition: 'return', answer: 'x', search: first })).status,
    ).toBe(422);
  });

  it('refuses what is not possible from where it stands, and what an outcome lacks', async () => {
    const close = await act(number, 'transitions', { transition: 'close' });
    expect([close.status, problemOf(close)]).toEqual([409, 'transition-not-possible']);
    const resolve = await act(number, 'transitions', { transition: 'resolve', kind: 'solved' });
    expect([resolve.status, problemOf(resolve)]).toEqual([422, 'outcome-incomplete']);
    expect(resolve.body.errors.map(({ name }: { name: string }) => name)).toEqual(['/cause', '/resolution']);
    expect((await act(number, 'transitions', { transition: 'vanish' })).status).toBe(422);
    const blind = await send('POST', `/cases/${number}/transitions`, { transition: 'acknowledge' });
    expect([blind.status, problemOf(blind)]).toEqual([428, 'precondition-required']);
  });

  it('waits for an approval where there is no contract', async () => {
    const { number: other } = await application.open({ contract: undefined });
    const early = await act(other, 'transitions', { transition: 'acknowledge' });
    expect([early.status, problemOf(early)]).toEqual([409, 'approval-missing']);
    const entitlement = { standing: 'approved', approvedBy: 'Sales manager' };
    await send('PATCH', `/cases/${other}`, { entitlement }, { 'If-Match': '*' });
    expect((await act(other, 'transitions', { transition: 'acknowledge' })).status).toBe(200);
  });

  it('keeps every adjustment of severity and impact', async () => {
    expect((await act(number, 'severity', { severity: 1, reason: 'Gates closed' })).body).toMatchObject({
      severity: 1,
      priority: 1,
    });
    await act(number, 'severity', { businessImpact: 'critical', reason: 'Lorries queue' });
    const { body } = await send('GET', `/cases/${number}/severity`);
    expect(body.items).toMatchObject([
      { field: 'severity', from: 2, to: 1, reason: 'Gates closed', by: { name: 'Local administrator' } },
      { field: 'businessImpact', from: 'medium', to: 'critical' },
    ]);
    const unknown = await act(number, 'severity', { severity: 8, reason: 'x' });
    expect([unknown.status, problemOf(unknown)]).toEqual([422, 'severity-unknown']);
  });

  it('says what an escalation pack lacks until it is complete', async () => {
    const kinds = [
      'system-logs',
      'product-logs',
      'account-history',
      'recent-changes',
      'vendor-bundle',
      'tried',
    ];
    expect((await send('GET', `/cases/${number}/escalations`)).body.missing).toEqual(['problem', ...kinds]);
    for (const kind of kinds) {
      const fact = { kind, text: 'x', tool: 'vm-support' };
      expect((await send('POST', `/cases/${number}/facts`, fact)).status).toBe(201);
    }
    await send('PATCH', `/cases/${number}`, { problem: 'All paths down' }, { 'If-Match': '*' });
    expect((await send('GET', `/cases/${number}/escalations`)).body.missing).toEqual([]);
    expect((await send('GET', `/cases/${number}/facts`)).body.items).toHaveLength(6);
    const made = await act(number, 'escalations', { level: 'vendor', reason: 'A defect' });
    expect([made.status, made.body.missing]).toEqual([201, []]);
  });
});

describe('the process log', () => {
  it('keeps entries with their details, corrections beside what they correct', async () => {
    application.pass(3_600_000);
    const first = await send('POST', `/cases/${number}/log`, {
      kind: 'spare',
      text: 'Replaced the SFP',
      at: '2026-11-22T12:30:00.500Z',
      spare: { part: 'SFP+ 16G', serial: 'X 1' },
      minutes: 20,
    });
    expect(first.body).toMatchObject({
      at: '2026-11-22T12:30:00.500Z',
      recordedAt: '2026-11-22T13:00:00.000Z',
      spare: { part: 'SFP+ 16G', quantity: 1 },
      isInternal: true,
    });
    const correction = { kind: 'action', text: 'It was port 7', corrects: first.body.id };
    expect((await send('POST', `/cases/${number}/log`, correction)).status).toBe(201);
    const stray = await send('POST', `/cases/${number}/log`, { ...correction, corrects: nobody });
    expect([stray.status, problemOf(stray)]).toEqual([422, 'correction-of-nothing']);
    const { body } = await send('GET', `/cases/${number}/log?order=newest-first&limit=1`);
    expect(body.items).toMatchObject([{ text: 'It was port 7', corrects: first.body.id }]);
  });

  it('lets no remark among engineers out', async () => {
    await send('POST', `/cases/${number}/log`, { kind: 'remark', text: 'canary', isInternal: false });
    await send('POST', `/cases/${number}/log`, { kind: 'reply', text: 'We are on it', channel: 'phone' });
    const { body } = await send('GET', `/cases/${number}/log?reader=outside`);
    expect(body.items.map(({ text }: { text: string }) => text)).toEqual(['We are on it']);
  });

  it('takes entries of many at once, whatever the version', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        send('POST', `/cases/${number}/log`, {
          kind: index % 2 ? 'reply' : 'action',
          text: `entry ${index}`,
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await send('GET', `/cases/${number}/log`)).body.items).toHaveLength(12);
  });

  it('writes once for a request that comes twice', async () => {
    const entry = { kind: 'reply', text: 'Told' };
    const key = { 'Idempotency-Key': 'k' };
    const first = await send('POST', `/cases/${number}/log`, entry, key);
    const again = await send('POST', `/cases/${number}/log`, entry, key);
    expect(again.body).toEqual(first.body);
    expect((await send('GET', `/cases/${number}/log`)).body.items).toHaveLength(1);
  });
});

describe('statements', () => {
  it('are judged by evidence, on the version that was looked at', async () => {
    const { body: statement } = await send('POST', `/cases/${number}/statements`, {
      text: 'Since two days',
      saidBy: 'Priya',
    });
    expect(statement).toMatchObject({ standing: 'reported', version: 1 });
    const path = `/cases/${number}/statements/${statement.id}`;
    const bare = await send('PATCH', path, { standing: 'verified' }, { 'If-Match': '"1"' });
    expect([bare.status, problemOf(bare)]).toEqual([422, 'evidence-missing']);
    const lead = { standing: 'false-lead', evidence: 'The log begins two hours ago' };
    expect((await send('PATCH', path, lead, { 'If-Match': '"1"' })).headers.get('ETag')).toBe('"2"');
    expect((await send('PATCH', path, lead, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await send('PATCH', path, lead)).status).toBe(428);
    const { body } = await send('GET', `/cases/${number}/statements`);
    expect(body.items).toMatchObject([{ standing: 'false-lead', history: [{ standing: 'reported' }, lead] }]);
    expect(
      (await send('PATCH', `/cases/${number}/statements/${nobody}`, lead, { 'If-Match': '*' })).status,
    ).toBe(404);
  });
});

describe('what the customer was promised', () => {
  it('is kept or not, once', async () => {
    const { body: contact } = await send('POST', `/cases/${number}/contacts`, {
      dueAt: '2026-11-22T13:00:00Z',
      channel: 'phone',
      with: 'Priya',
    });
    const path = `/cases/${number}/contacts/${contact.id}/settlement`;
    expect((await send('POST', path, { result: 'kept' })).body).toMatchObject({ result: 'kept' });
    const again = await send('POST', path, { result: 'missed' });
    expect([again.status, problemOf(again)]).toEqual([409, 'contact-settled']);
    expect((await send('GET', `/cases/${number}/contacts`)).body.items).toMatchObject([{ result: 'kept' }]);
  });

  it('has clocks', async () => {
    await act(number, 'transitions', { transition: 'acknowledge' });
    application.pass(20 * 60_000);
    await send('POST', `/cases/${number}/log`, { kind: 'check', text: 'Marta is on it' });
    const { body } = await send('GET', `/cases/${number}/clocks`);
    expect(
      body.items
        .map(({ name, standing, dueAt }: Record<string, string>) => [name, standing, dueAt])
        .slice(0, 3),
    ).toEqual([
      ['check', 'missed', '2026-11-22T12:15:00.000Z'],
      ['check', 'running', '2026-11-22T12:30:00.000Z'],
      ['check', 'running', '2026-11-22T12:45:00.000Z'],
    ]);
  });
});

describe('complaints', () => {
  it('are kept apart from the case, and answered once', async () => {
    const { body: complaint } = await send('POST', `/cases/${number}/complaints`, {
      text: 'Nobody called: canary',
      complainant: 'Priya',
    });
    const path = `/cases/${number}/complaints/${complaint.id}/answer`;
    expect((await send('POST', path, { answer: 'We are sorry' })).body).toMatchObject({
      answer: 'We are sorry',
    });
    const again = await send('POST', path, { answer: 'No' });
    expect([again.status, problemOf(again)]).toEqual([409, 'complaint-answered']);
    for (const other of ['', '/log', '/statements', '/changes'])
      expect(JSON.stringify((await send('GET', `/cases/${number}${other}`)).body)).not.toContain('canary');
    expect((await send('GET', '/cases?q=canary')).body.items).toEqual([]);
    expect(JSON.stringify((await send('GET', '/audit')).body)).not.toContain('canary');
  });
});

describe('exports', () => {
  it('are tables without formulas, and arrays of cases', async () => {
    await application.open({ title: '=HYPERLINK("http://x")', customer: 'jade', problem: 'a "b",\nc' });
    for (let index = 0; index < 3; index += 1) await application.open();
    const csv = await send('GET', '/exports/cases.csv?customer=jade');
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.headers.get('Content-Disposition')).toBe('attachment; filename="cases.csv"');
    const [head = '', ...rows] = csv.body.split('\r\n');
    expect(head).toMatch(/^"number","state","kind","title","problem"/);
    expect(rows[0]).toContain(
      `"SR-000002","open","malfunction","'=HYPERLINK(""http://x"")","a ""b"",\nc","jade"`,
    );
    const all = await send('GET', '/exports/cases.json');
    expect(all.body.map((subject: { number: string }) => subject.number)).toEqual(
      [5, 4, 3, 2, 1].map((position) => `SR-00000${position}`),
    );
    expect((await send('GET', '/exports/cases.json?customer=none')).body).toEqual([]);
    expect((await send('GET', '/exports/cases.csv?state=x')).status).toBe(400);
  });
});
