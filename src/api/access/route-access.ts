import type { Right } from '../../core/people/right.ts';

/** Who may use a route: whoever has a right, everyone who is signed in, those in a browser only, or anyone at all. */
export type RouteAccess = Right | 'signed-in' | 'session' | 'anyone';

/** Member of an operation in the OpenAPI document that names the right it needs. */
export const accessExtension = 'x-right';
