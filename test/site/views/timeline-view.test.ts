import { describe, expect, it } from 'vitest';
import { today, article } from '../../support/content-folder.ts';
import { widthOfName } from '../../../src/site/views/timeline-names.ts';
import { timelineView } from '../../../src/site/views/timeline-view.ts';
import { relate } from '../read-base.ts';

async function timelineOf(fields: Readonly<Record<string, unknown>>) {
  const record = (await relate(article('CF-0001', { fields }))).get('CF-0001');
  if (record?.fields.type !== 'customer-record' || !record.customer) throw new Error('no customer record');
  return timelineView(record.fields, record.customer, today, record.lang);
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
    const { events, months, todayX, endX } = await timelineOf({
      freezes: [{ name: 'For years', from: '2020-01-01', to: '2035-12-31' }],
      plannedChanges: [
        { name: 'Long ago', date: '2020-01-01' },
        { name: 'Far ahead', date: '2035-01-01' },
      ],
    });
    expect(months[0]).toMatchObject({ x: 0, text: 'Oct' });
    expect(months.at(-1)?.x).toBeLessThan(endX);
    expect(todayX).toBeGreaterThan(0);
    expect(events.filter(({ place }) => !place).map(({ name }) => name)).toEqual(['Long ago', 'Far ahead']);
    const outside = events.filter(({ place }) => place && (place.x < 0 || place.x + place.width > endX));
    expect(outside).toEqual([]);
  });

  it('writes no name across the line of today, nor over the edge', async () => {
    const long = 'vSphere patch of both clusters, host by host, with the vendor on the phone';
    const { events, todayX } = await timelineOf({
      freezes: [{ name: '年终封网', from: '2026-11-15', to: '2027-01-10' }],
      plannedChanges: [
        '2026-10-02',
        '2026-11-18',
        '2026-11-22',
        '2026-11-23',
        '2027-02-14',
        '2028-01-30',
      ].flatMap((date) => [
        { name: 'Short', date },
        { name: long, date },
      ]),
    });
    const names = events.flatMap(({ name, place }) =>
      place ? [{ name, from: place.nameX, to: place.nameX + widthOfName(name), shown: place.shownName }] : [],
    );
    expect(names.length).toBe(14);
    for (const { from, to } of names) {
      expect(to).toBeLessThanOrEqual(100);
      expect(from > todayX + 1 || to < todayX - 1).toBe(true);
    }
    expect(names.find(({ name }) => name === long)?.shown).toMatch(/^vSphere patch of both clusters.*…$/);
  });
});
