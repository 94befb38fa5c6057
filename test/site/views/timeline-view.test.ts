import { describe, expect, it } from 'vitest';
import { today, article } from '../../support/content-folder.ts';
import { timelineView } from '../../../src/site/views/timeline-view.ts';
import { relate } from '../read-base.ts';

async function timelineOf(fields: Readonly<Record<string, unknown>>) {
  const record = (await relate(article('CF-0001', { fields }))).get('CF-0001');
  if (record?.fields.type !== 'customer-record' || !record.customer) throw new Error('no customer record');
  return timelineView(record.fields, record.customer, today);
}

describe('timelineView', () => {
  it('orders freezes, planned changes and the end of the contract by time', async () => {
    const { events } = await timelineOf({
      freezes: [{ name: 'Peak season', from: '2026-11-15', to: '2027-01-10' }],
      plannedChanges: [
        { name: 'Second', date: '2027-03-01' },
        { name: 'First', date: '2026-10-01' },
      ],
    });
    expect(events.map(({ name, state }) => [name, state])).toEqual([
      ['First', 'past'],
      ['Peak season', 'current'],
      ['Contract ends', 'coming'],
      ['Second', 'coming'],
    ]);
  });

  it('names the freeze that a planned change falls into, its last day included', async () => {
    const { events } = await timelineOf({
      freezes: [{ name: 'Peak season', from: '2026-11-15', to: '2027-01-10' }],
      plannedChanges: [
        { name: 'Inside', date: '2027-01-10' },
        { name: 'After', date: '2027-01-11' },
      ],
    });
    const conflicts = events
      .filter(({ kind }) => kind === 'change')
      .map(({ name, conflict }) => [name, conflict]);
    expect(conflicts).toEqual([
      ['Inside', 'Peak season'],
      ['After', undefined],
    ]);
  });

  it('keeps everything inside the picture, from last month on', async () => {
    const { events, months, todayX } = await timelineOf({
      freezes: [{ name: 'For years', from: '2020-01-01', to: '2035-12-31' }],
    });
    expect(months[0]).toMatchObject({ x: 0, text: 'Oct' });
    expect(months.at(-1)?.x).toBeLessThan(100);
    expect(todayX).toBeGreaterThan(0);
    for (const { x, width } of events) expect(x >= 0 && x + width <= 100).toBe(true);
  });
});
