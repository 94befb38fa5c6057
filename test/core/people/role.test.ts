import { describe, expect, it } from 'vitest';
import { rightNames } from '../../../src/core/people/right.ts';
import { rightsOf, rightsOfAnyone, roles } from '../../../src/core/people/role.ts';

/** Rights that each role has where colleagues read. A change here is a change of who may do what. */
const expected: Readonly<Record<(typeof roles)[number], string>> = {
  reader: 'article:flag article:read case:read search:record',
  contributor:
    'article:draft article:flag article:read case:read case:write complaint:write link:write metrics:read search:record',
  publisher:
    'article:draft article:flag article:publish article:read case:read case:write complaint:write link:write metrics:read search:record',
  coach:
    'article:draft article:flag article:publish article:read case:read case:write complaint:write export link:write metrics:read sample:judge search:record',
  manager:
    'article:draft article:flag article:read case:read case:write complaint:read complaint:write escalation:appoint export link:write metrics:read search:record severity:override',
  admin: [...rightNames].toSorted().join(' '),
};

describe('rightsOf', () => {
  it.each(roles)('%s', (role) => {
    expect([...rightsOf([role], 'internal')].toSorted().join(' ')).toBe(expected[role]);
  });

  it('adds up what several roles give, and gives nothing for none', () => {
    const both = rightsOf(['coach', 'manager'], 'internal');
    expect(both.has('sample:judge') && both.has('severity:override')).toBe(true);
    expect(both.has('user:manage')).toBe(false);
    expect(rightsOf([], 'internal').size).toBe(0);
  });

  it.each(['partner', 'customer', 'public'] as const)('shows no %s reader a case', (audience) => {
    expect([...rightsOf(['reader'], audience)].filter((right) => right.startsWith('case:'))).toEqual([]);
    expect(rightsOf(['contributor'], audience).has('case:read')).toBe(true);
  });
});

describe('rightsOfAnyone', () => {
  it('lets those who have not signed in read what is public, and nothing else', () => {
    expect([...rightsOfAnyone('public')]).toEqual(['article:read', 'article:flag', 'search:record']);
    for (const audience of ['internal', 'partner', 'customer'] as const)
      expect(rightsOfAnyone(audience).size).toBe(0);
  });
});
