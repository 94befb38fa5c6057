import type { AccountAssets } from '../../../src/api/account/account-page.ts';
import type { SignIn } from '../../../src/api/people/people-services.ts';
import { localActor } from '../../../src/core/people/actor.ts';
import type { Right } from '../../../src/core/people/right.ts';
import type { Role } from '../../../src/core/people/role.ts';
import type { User } from '../../../src/core/people/user.ts';
import { openApplication, registeredAt, type OpenApplication } from '../open-application.ts';

export const signIn: SignIn & { readonly assets: AccountAssets } = {
  hasPasswords: true,
  origin: 'http://localhost',
  idleMilliseconds: 3_600_000,
  sessionMilliseconds: 36_000_000,
  linkMilliseconds: 86_400_000,
  assets: { style: 'main {}', script: '', font: new Uint8Array() },
};

export const origin = 'http://localhost';

export interface PeopleApplication extends OpenApplication {
  /** Moves the clock of the application on. */
  readonly pass: (milliseconds: number) => void;
  readonly addUser: (login: string, ...roles: readonly Role[]) => Promise<User>;
  /** Headers of a browser in which somebody is signed in. */
  readonly sessionOf: (user: User) => Promise<Record<string, string>>;
  readonly tokenOf: (user: User, ...rights: readonly Right[]) => Promise<Record<string, string>>;
  /** Asks for JSON. */
  readonly send: (
    method: string,
    path: string,
    headers?: Readonly<Record<string, string>>,
    body?: unknown,
  ) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The application with sign-in, and short ways to be somebody in it. */
export async function openPeopleApplication(
  change: Partial<SignIn> | 'local' = {},
  options: Parameters<typeof openApplication>[2] = {},
): Promise<PeopleApplication> {
  let now = registeredAt;
  const application = await openApplication(
    [],
    {},
    {
      now: () => now,
      ...(change !== 'local' && { signIn: { ...signIn, ...change } }),
      ...options,
    },
  );
  const { app, store } = application;
  const act = () => ({ actor: localActor, at: now });
  return {
    ...application,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    async addUser(login, ...roles) {
      const result = await store.users.add({ login, name: `Name of ${login}`, roles }, act());
      if (!result.isDone) throw new Error(result.refusal);
      await store.credentials.setPassword(result.user.id, 'unusable', act());
      return result.user;
    },
    async sessionOf({ id }) {
      const { secret } = await store.sessions.start(
        {
          userId: id,
          method: 'password',
          userAgent: 'Browser',
          address: '192.0.2.1',
          expiresAt: now + signIn.sessionMilliseconds,
        },
        act(),
      );
      return { Cookie: `casebook-session=${secret}`, Origin: origin, 'Sec-Fetch-Site': 'same-origin' };
    },
    async tokenOf({ id }, ...rights) {
      const expiresAt = now + 86_400_000;
      const { secret } = await store.tokens.create({ userId: id, name: 'test', rights, expiresAt }, act());
      return { Authorization: `Bearer ${secret}` };
    },
    async send(method, path, headers = {}, body) {
      const response = await app.request(path, {
        method,
        headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
      };
    },
  };
}
