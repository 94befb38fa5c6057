import type { Context } from 'hono';
import { createRateLimiter } from '../../core/people/rate-limit.ts';
import type { SessionMethod } from '../../core/people/session.ts';
import type { User } from '../../core/people/user.ts';
import { clientAddress } from '../access/client-address.ts';
import { readSessionSecret, writeSessionSecret } from '../access/session-cookie.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import type { PeopleServices, SignIn } from '../people/people-services.ts';
import type { RequestLog } from '../request-log.ts';

export type AccountRequest = Context<ApplicationEnvironment>;

/** What the pages of accounts work with. */
export interface AccountServices {
  readonly people: PeopleServices;
  readonly signIn: SignIn;
  readonly log: RequestLog;
  /** How many proxies pass requests on. */
  readonly proxies: number;
  readonly now: () => number;
}

/** Attempts to sign in as somebody from one address: ten at once, then one in 90 seconds. */
const loginLimit = { burst: 10, everyMilliseconds: 90_000 };

/** Attempts to sign in as somebody from anywhere: more, so that nobody alone can lock somebody else out. */
const loginAnywhereLimit = { burst: 50, everyMilliseconds: 30_000 };

/** Attempts from an address, behind which a whole office may be. */
const addressLimit = { burst: 50, everyMilliseconds: 18_000 };

/** Slows down those who try passwords and links: by the login that they try, and by where they come from. */
export function createAttemptLimits({ proxies, now }: Pick<AccountServices, 'proxies' | 'now'>) {
  const byLogin = createRateLimiter(loginLimit);
  const byLoginAnywhere = createRateLimiter(loginAnywhereLimit);
  const byAddress = createRateLimiter(addressLimit);
  return {
    /**
     * Counts an attempt.
     *
     * @returns Seconds to wait; 0: go on.
     */
    take(context: AccountRequest, login?: string): number {
      const address = clientAddress(context, proxies);
      const wait = byAddress.take(address, now());
      if (wait > 0 || login === undefined) return wait;
      return byLogin.take(`${address} ${login}`, now()) || byLoginAnywhere.take(login, now());
    },
    /** Somebody has proved who they are. */
    forget(context: AccountRequest, login: string): void {
      byLogin.forget(`${clientAddress(context, proxies)} ${login}`);
    },
  };
}

export type AttemptLimits = ReturnType<typeof createAttemptLimits>;

/** A time to wait in words. */
export function printWait(seconds: number): string {
  return seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

/**
 * Begins a session in the browser that asks, with a new secret, and ends the one that it had: what somebody may have
 * planted there or read before is worth nothing afterwards.
 */
export async function startSession(
  context: AccountRequest,
  { people, signIn, proxies, now }: AccountServices,
  user: User,
  method: SessionMethod,
): Promise<void> {
  const at = now();
  const act = {
    actor: { id: user.id, name: user.name, rights: new Set<never>(), via: 'session' },
    at,
    requestId: context.get('requestId'),
  } as const;
  const before = readSessionSecret(context, signIn.origin);
  const found = before && (await people.sessions.find(before, at, signIn.idleMilliseconds));
  if (found) await people.sessions.end(found.session.id, act);
  const { secret } = await people.sessions.start(
    {
      userId: user.id,
      method,
      userAgent: (context.req.header('User-Agent') ?? '').slice(0, 300),
      address: clientAddress(context, proxies),
      expiresAt: at + signIn.sessionMilliseconds,
    },
    act,
  );
  writeSessionSecret(context, signIn.origin, secret, Math.floor(signIn.sessionMilliseconds / 1000));
}

/** Fields of a form that was posted; of a name that is there more than once, `all` has every value. */
export interface PostedForm {
  readonly get: (name: string) => string;
  readonly all: (name: string) => readonly string[];
}

/** Reads a posted form; fields that are files, and bodies that are no form, are as absent. */
export async function readForm(context: AccountRequest): Promise<PostedForm> {
  const type = context.req.header('Content-Type') ?? '';
  const text = /^application\/x-www-form-urlencoded\b/i.test(type) ? await context.req.text() : '';
  const fields = new URLSearchParams(text);
  return { get: (name) => fields.get(name) ?? '', all: (name) => fields.getAll(name) };
}
