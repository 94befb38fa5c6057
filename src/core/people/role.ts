import { z } from 'zod';
import { isExternal, type Audience } from '../article/audience.ts';
import { rightNames, type Right } from './right.ts';

/** What a person is to Casebook. One person may have several; their rights add up. */
export const roles = ['reader', 'contributor', 'publisher', 'coach', 'manager', 'admin'] as const;

export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

const reader: readonly Right[] = ['article:read', 'article:flag', 'search:record'];

const contributor: readonly Right[] = [
  ...reader,
  'article:draft',
  'case:read',
  'case:write',
  'complaint:write',
  'link:write',
  'metrics:read',
];

const publisher: readonly Right[] = [...contributor, 'article:publish'];

const coach: readonly Right[] = [...publisher, 'sample:judge', 'export'];

const manager: readonly Right[] = [
  ...contributor,
  'complaint:read',
  'escalation:appoint',
  'export',
  'severity:override',
];

/** The rights of each role, whatever is served. */
const rightsByRole: Readonly<Record<Role, readonly Right[]>> = {
  reader,
  contributor,
  publisher,
  coach,
  manager,
  admin: rightNames,
};

/** What a reader may do besides where colleagues read: no customer ever sees a case by being let in to read. */
const colleague: readonly Right[] = ['case:read'];

/** What whoever comes along may do with a build for the public. */
const anyone: readonly Right[] = ['article:read', 'article:flag', 'search:record'];

/**
 * The rights that roles give together.
 *
 * @param audience Who the served build is for.
 */
export function rightsOf(held: readonly Role[], audience: Audience): ReadonlySet<Right> {
  const all = held.flatMap((role) => rightsByRole[role]);
  return new Set(held.length > 0 && !isExternal(audience) ? [...all, ...colleague] : all);
}

/** The rights of somebody who has not signed in. */
export function rightsOfAnyone(audience: Audience): ReadonlySet<Right> {
  return new Set(audience === 'public' ? anyone : []);
}
