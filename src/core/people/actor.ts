import { rightNames, type Right } from './right.ts';

declare const userIdBrand: unique symbol;

/** Id of a user: a UUID. Everyone who acts has one, built-in users too, so that what they did can refer to it. */
export type UserId = string & { readonly [userIdBrand]: true };

/** Takes a text from our own store or a checked parameter as the id of a user. */
export const asUserId = (text: string): UserId => text as UserId; // the brand exists for the compiler only

/** How an actor was recognised. */
export const actorKinds = ['session', 'token', 'local', 'system', 'anonymous'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who does something. */
export interface Actor {
  readonly id: UserId;
  /** Name to show, as it is now; records of what was done keep it. */
  readonly name: string;
  readonly rights: ReadonlySet<Right>;
  readonly via: ActorKind;
}

/** Somebody at a certain time, perhaps in a certain request: what every writing operation is told about its author. */
export interface Act {
  readonly actor: Actor;
  /** UTC milliseconds. */
  readonly at: number;
  readonly requestId?: string | undefined;
}

/** Users that every database has: they cannot sign in, and no list of people shows them. */
export const builtInUsers = {
  /** Casebook itself: migrations, imports on start, what a clock sets off. */
  system: asUserId('00000000-0000-7000-8000-000000000001'),
  /** Whoever works on the machine that Casebook serves alone, without signing in. */
  local: asUserId('00000000-0000-7000-8000-000000000002'),
  /** Whoever has not signed in where others must. */
  anonymous: asUserId('00000000-0000-7000-8000-000000000003'),
} as const;

/** The administrator of local mode. */
export const localActor: Actor = {
  id: builtInUsers.local,
  name: 'Local administrator',
  rights: new Set(rightNames),
  via: 'local',
};

/** Casebook itself. */
export const systemActor: Actor = {
  id: builtInUsers.system,
  name: 'Casebook',
  rights: new Set(rightNames),
  via: 'system',
};

/** Somebody who has not signed in. */
export const anonymousActor = (held: ReadonlySet<Right>): Actor => ({
  id: builtInUsers.anonymous,
  name: 'Anyone',
  rights: held,
  via: 'anonymous',
});

export function hasRight(actor: Actor, right: Right): boolean {
  return actor.rights.has(right);
}
