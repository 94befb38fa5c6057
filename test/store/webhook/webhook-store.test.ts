import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/core/people/actor.ts';
import { createWebhookStore, selectDue } from '../../../src/store/webhook/webhook-store.ts';
import { appendOutbox } from '../../../src/store/webhook/append-outbox.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';

const act = { actor: systemActor, at: 1000 };
const given = { name: 'Test', url: 'https://hooks.example.com/', events: ['link.created' as const] };
const happening = {
  type: 'link.created',
  at: 1000,
  data: {} as never, // what is told plays no part here
} as const;

let opened: TestDatabase;
beforeEach(async () => {
  opened = await openTestDatabase();
});
afterEach(() => opened.close());

describe('the outbox', () => {
  it('keeps what happened with the write that it tells of, or not at all', async () => {
    const store = createWebhookStore(opened.database);
    const { webhook } = await store.create(given, act);
    const failed = opened.database.transaction().execute(async (transaction) => {
      await appendOutbox(transaction, happening);
      throw new Error('the write failed');
    });
    await expect(failed).rejects.toThrow('the write failed');
    expect(await store.listDue(2000, 10)).toEqual([]);
    await opened.database.transaction().execute((transaction) => appendOutbox(transaction, happening));
    expect(await store.listDue(2000, 10)).toMatchObject([{ webhookId: webhook.id, attempts: 0 }]);
    expect(await store.listDue(999, 10)).toEqual([]);
  });

  it('is read by an index, however many deliveries there were', () => {
    const { sql, parameters } = selectDue(opened.database, 1, 8).compile();
    const plan = opened.connection
      .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(...parameters)
      .map(({ detail }) => detail);
    expect(plan.join('\n')).toContain('USING INDEX webhook_deliveries_due');
    expect(plan.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});

describe('a webhook', () => {
  it('shows its secret once, and keeps it out of the audit trail', async () => {
    const store = createWebhookStore(opened.database);
    const { secret, webhook } = await store.create(given, act);
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(JSON.stringify(await store.find(webhook.id))).not.toContain(secret);
    const entries = opened.connection
      .prepare<[], { details: string }>('select details from audit_entries')
      .all();
    expect(entries.map(({ details }) => details).join()).not.toContain(secret);
  });

  it('forgets deliveries that ended long ago, and goes with all of them', async () => {
    const store = createWebhookStore(opened.database);
    const { webhook } = await store.create(given, act);
    const first = await store.ping(webhook.id, act);
    await store.ping(webhook.id, { ...act, at: 5000 });
    await store.noteAttempt(first?.id ?? '', { at: 1000, milliseconds: 5, status: 200 }, act);
    expect(await store.forget(1001)).toBe(1);
    expect((await store.listDeliveries(webhook.id, { limit: 10 })).items).toHaveLength(1);
    expect(await store.remove(webhook.id, act)).toBe(true);
    expect(await store.listDue(10_000, 10)).toEqual([]);
  });
});
