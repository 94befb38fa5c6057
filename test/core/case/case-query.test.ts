import { describe, expect, it } from 'vitest';
import { filterOf, readCaseQuery, writeCaseQuery } from '../../../src/core/case/case-query.ts';

const read = (address: string) => readCaseQuery(new URLSearchParams(address));
const given = (address: string) =>
  Object.fromEntries(Object.entries(read(address)).filter(([, value]) => value !== undefined));

describe('readCaseQuery', () => {
  it('reads conditions by the names of the API, several values of one among them', () => {
    expect(given('state=open&state=working&severity=1&customer=Banca+Valdarno&linked=false&q=disk')).toEqual({
      state: ['open', 'working'],
      severity: [1],
      customer: ['Banca Valdarno'],
      linked: false,
      q: 'disk',
    });
  });

  it('reads days as beginning in UTC, and instants with any offset', () => {
    expect(given('openedFrom=2026-11-01&openedBefore=2026-11-02T01:00:00%2B01:00')).toEqual({
      openedFrom: Date.UTC(2026, 10, 1),
      openedBefore: Date.UTC(2026, 10, 2),
    });
  });

  it.each([
    'state=asleep',
    'severity=zero',
    'severity=12',
    'active=maybe',
    'openedFrom=yesterday',
    'openedFrom=2026-13-45',
    'q=+++',
    'customer=',
    'colour=blue',
  ])('lets %s restrict nothing', (address) => {
    expect(given(address)).toEqual({});
  });
});

describe('writeCaseQuery', () => {
  it('writes what readCaseQuery reads', () => {
    const query = read(
      'state=open&active=true&severity=2&q=%22no+space%22&openedFrom=2026-11-01&linked=true',
    );
    expect(readCaseQuery(writeCaseQuery(query))).toEqual(query);
  });
});

describe('filterOf', () => {
  it('takes active for the states in which somebody has to do something', () => {
    expect(filterOf(read('active=true')).state).toEqual(['open', 'working', 'escalated', 'pending']);
    expect(filterOf(read('active=false')).state).toEqual(['resolved', 'closed']);
  });

  it('keeps of the states those that are asked for, even when none is left', () => {
    expect(filterOf(read('active=true&state=open&state=closed')).state).toEqual(['open']);
    expect(filterOf(read('active=true&state=closed')).state).toEqual([]);
  });
});
