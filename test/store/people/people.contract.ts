import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts';
import { asUserId, localActor, type Act } from '../../../src/core/people/actor.ts';
import type { Role } from '../../../src/core/people/role.ts';
import type { User } from '../../../src/core/people/user.ts';
import type { Store } from '../../../src/store/open-store.ts';

/** The ports that this is about; any adapter has them. */
export type PeopleStore = Pick<
  Store,
  'users' | 'credentials' | 'signInAttempts' | 'sessions' | 'tokens' | 'audit' | 'close'
>;

const noon = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;
const hour = 60 * minute;
const at = (time: number): Act => ({ actor: localActor, at: time, requestId: 'r-1' });
const nobody = asUserId('01890000-0000-7000-8000-000000000000');

/** What every adapter of the ports for people does; run it for each. */
export function describePeopleStore(name: string, open: () => Promise<PeopleStore>): void {
  describe(`people on ${name}`, () => {
    let store: PeopleStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    async function add(login: string, roles: readonly Role[] = ['reader'], time = noon): Promise<User> {
      const result = await store.users.add({ login, name: `Name of ${login}`, roles }, at(time));
      if (!result.isDone) throw new Error(result.refusal);
      return result.user;
    }
    const withPassword = async (login: string) => {
      const user = await add(login, ['admin']);
      await store.credentials.setPassword(user.id, '$argon2id$x', at(noon));
      return user;
    };
    const trail = async (subjectId?: string): Promise<readonly AuditEntry[]> =>
      (await store.audit.list({ subjectId }, { limit: 100 })).items.toReversed();
    const startSession = (user: User, time = noon, expiresAt = noon + 100 * hour) =>
      store.sessions.start(
        { userId: user.id, method: 'password', userAgent: 'Browser', address: '192.0.2.1', expiresAt },
        at(time),
      );
    const tokenIds = async (user?: User, after?: string) =>
      (await store.tokens.list(user?.id, { limit: 2, after })).items.map(({ id }) => id);
    const createToken = (user: User, expiresAt = noon + 100 * hour, time = noon) =>
      store.tokens.create(
        { userId: user.id, name: 'nightly import', rights: ['case:read', 'case:import'], expiresAt },
        at(time),
      );

    describe('the user directory', () => {
      it('has no built-in user', async () => {
        expect(await store.users.list({}, { limit: 10 })).toEqual({ items: [] });
        expect(await store.users.get(localActor.id)).toBeUndefined();
      });

      it('adds people, who cannot sign in yet, and finds them whatever the case of the login', async () => {
        const added = await store.users.add(
          {
            login: 'Maria.Rossi',
            name: 'Maria Rossi',
            email: 'maria@example.com',
            roles: ['coach', 'reader'],
          },
          at(noon),
        );
        expect(added).toMatchObject({
          isDone: true,
          user: {
            login: 'maria.rossi',
            name: 'Maria Rossi',
            email: 'maria@example.com',
            roles: ['reader', 'coach'],
            createdAt: noon,
            canSignIn: false,
            version: 1,
          },
        });
        expect(await store.users.findByLogin(' MARIA.rossi ')).toMatchObject({ name: 'Maria Rossi' });
      });

      it('refuses a login that is taken, whatever its case, and leaves nothing of it', async () => {
        const { id } = await add('maria');
        expect(await store.users.add({ login: 'MARIA', name: 'Another', roles: [] }, at(noon))).toEqual({
          isDone: false,
          refusal: 'login-taken',
        });
        expect(await trail()).toHaveLength(1);
        expect((await store.users.list({}, { limit: 10 })).items.map((user) => user.id)).toEqual([id]);
      });

      it('changes what is given, counts versions, and records before and after', async () => {
        const { id } = await add('maria', ['reader']);
        const change = { name: 'Maria Bianchi', email: 'm@example.com', roles: ['coach', 'reader'] as const };
        expect(await store.users.change(id, change, at(noon + hour), 1)).toMatchObject({
          isDone: true,
          user: { ...change, roles: ['reader', 'coach'], login: 'maria', version: 2, changedAt: noon + hour },
        });
        expect((await trail(id)).at(-1)).toMatchObject({
          action: 'user.changed',
          actorName: 'Local administrator',
          via: 'local',
          requestId: 'r-1',
          details: {
            name: { from: 'Name of maria', to: 'Maria Bianchi' },
            email: { from: null, to: 'm@example.com' },
            roles: { from: ['reader'], to: ['coach', 'reader'] },
          },
        });
        expect(await store.users.change(id, { email: null }, at(noon))).not.toHaveProperty('user.email');
      });

      it('records nothing where nothing changes', async () => {
        const { id } = await add('maria', ['reader']);
        expect(
          await store.users.change(id, { name: 'Name of maria', roles: ['reader', 'reader'] }, at(noon)),
        ).toMatchObject({ user: { version: 1 } });
        expect(await trail(id)).toHaveLength(1);
      });

      it('refuses a change for another version, and one of nobody', async () => {
        const { id } = await add('maria');
        expect(await store.users.change(id, { name: 'x' }, at(noon), 2)).toEqual({
          isDone: false,
          refusal: 'version-stale',
        });
        expect(await store.users.change(nobody, { name: 'x' }, at(noon))).toEqual({
          isDone: false,
          refusal: 'not-found',
        });
        expect(await store.users.change(localActor.id, { name: 'x' }, at(noon))).toMatchObject({
          refusal: 'not-found',
        });
      });

      it('lists by login, a page at a time, by role, state and words of the name', async () => {
        for (const login of ['bruno', 'anna', 'carla'])
          await add(login, login === 'anna' ? ['admin'] : ['coach']);
        const disabled = await add('dora', ['coach']);
        await store.users.change(disabled.id, { isDisabled: true, name: 'Dóra Šimková' }, at(noon));
        const logins = async (filter = {}, page = {}) =>
          (await store.users.list(filter, { limit: 10, ...page })).items.map(({ login }) => login);
        expect(await logins()).toEqual(['anna', 'bruno', 'carla', 'dora']);
        expect(await store.users.list({}, { limit: 2 })).toMatchObject({ next: 'bruno' });
        expect(await logins({}, { after: 'bruno' })).toEqual(['carla', 'dora']);
        expect(await logins({ role: 'coach', isDisabled: false })).toEqual(['bruno', 'carla']);
        expect(await logins({ isDisabled: true })).toEqual(['dora']);
        expect(await logins({ text: 'simkova' })).toEqual(['dora']);
        expect(await logins({ text: 'ARLA' })).toEqual(['carla']);
        expect(await logins({ text: '%' })).toEqual([]);
      });
    });

    describe('the last administrator', () => {
      it('stays one, and stays in use', async () => {
        const { id } = await withPassword('anna');
        const refused = { isDone: false, refusal: 'last-administrator' };
        expect(await store.users.change(id, { roles: ['coach'] }, at(noon))).toEqual(refused);
        expect(await store.users.change(id, { isDisabled: true }, at(noon))).toEqual(refused);
        expect(
          await store.users.change(id, { name: 'Anna', roles: ['admin', 'coach'] }, at(noon)),
        ).toMatchObject({
          isDone: true,
        });
      });

      it('is not the last where another can sign in, and is where the other cannot', async () => {
        const first = await withPassword('anna');
        const second = await add('bruno', ['admin']);
        expect(await store.users.change(first.id, { isDisabled: true }, at(noon))).toMatchObject({
          refusal: 'last-administrator',
        });
        await store.credentials.setPassword(second.id, '$argon2id$x', at(noon));
        expect(await store.users.change(first.id, { isDisabled: true }, at(noon))).toMatchObject({
          isDone: true,
        });
        expect(await store.users.change(second.id, { roles: [] }, at(noon))).toMatchObject({
          refusal: 'last-administrator',
        });
      });

      it('is not outrun by two who remove each other at once', async () => {
        const [first, second] = [await withPassword('anna'), await withPassword('bruno')];
        const results = await Promise.all(
          [first, second].map(({ id }) => store.users.change(id, { roles: [] }, at(noon))),
        );
        expect(results.filter(({ isDone }) => isDone)).toHaveLength(1);
        expect(await store.users.hasAdministrator()).toBe(true);
      });

      it('is asked for before anybody is there', async () => {
        expect(await store.users.hasAdministrator()).toBe(false);
        await add('anna', ['admin']);
        expect(await store.users.hasAdministrator()).toBe(false);
        await withPassword('bruno');
        expect(await store.users.hasAdministrator()).toBe(true);
      });
    });

    describe('one-time links', () => {
      it('are good once, and set name and password', async () => {
        const { id } = await add('maria');
        const secret = await store.credentials.issueLink(id, noon + hour, at(noon));
        const link = await store.credentials.findLink(secret, noon);
        expect(link).toMatchObject({ user: { login: 'maria', canSignIn: false } });
        const given = { name: 'Maria', hash: '$argon2id$1' };
        expect(await store.credentials.useLinkForPassword(link?.id ?? '', given, { at: noon })).toMatchObject(
          {
            name: 'Maria',
            canSignIn: true,
          },
        );
        expect(await store.credentials.getPassword(id)).toBe('$argon2id$1');
        expect(await store.credentials.findLink(secret, noon)).toBeUndefined();
        expect(
          await store.credentials.useLinkForPassword(
            link?.id ?? '',
            { ...given, hash: 'evil' },
            { at: noon },
          ),
        ).toBeUndefined();
        expect(await store.credentials.getPassword(id)).toBe('$argon2id$1');
      });

      it('are used by one of two who try at once', async () => {
        const { id } = await add('maria');
        const secret = await store.credentials.issueLink(id, noon + hour, at(noon));
        const link = await store.credentials.findLink(secret, noon);
        const used = await Promise.all(
          ['a', 'b'].map((hash) =>
            store.credentials.useLinkForPassword(link?.id ?? '', { name: 'Maria', hash }, { at: noon }),
          ),
        );
        expect(used.filter((user) => user !== undefined)).toHaveLength(1);
      });

      it('are void when they expire, when there is a newer one, and when the account is disabled', async () => {
        const { id } = await add('maria');
        const first = await store.credentials.issueLink(id, noon + hour, at(noon));
        expect(await store.credentials.findLink(first, noon + hour - 1)).toBeDefined();
        expect(await store.credentials.findLink(first, noon + hour)).toBeUndefined();
        const second = await store.credentials.issueLink(id, noon + hour, at(noon));
        expect(await store.credentials.findLink(first, noon)).toBeUndefined();
        const link = await store.credentials.findLink(second, noon);
        await store.users.change(id, { isDisabled: true }, at(noon));
        expect(await store.credentials.findLink(second, noon)).toBeUndefined();
        expect(
          await store.credentials.useLinkForPassword(link?.id ?? '', { name: 'x', hash: 'x' }, { at: noon }),
        ).toBeUndefined();
      });

      it('leave no secret and no hash in the audit trail', async () => {
        const { id } = await add('maria');
        const secret = await store.credentials.issueLink(id, noon + hour, at(noon));
        const link = await store.credentials.findLink(secret, noon);
        await store.credentials.useLinkForPassword(
          link?.id ?? '',
          { name: 'M', hash: '$argon2id$1' },
          { at: noon },
        );
        const entries = await trail(id);
        expect(entries.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual([
          'user.created Local administrator',
          'user.link-issued Local administrator',
          'user.link-used M',
          'user.password-set M',
        ]);
        expect(JSON.stringify(entries)).not.toContain('argon2id');
        expect(JSON.stringify(entries)).not.toContain(secret);
      });
    });

    describe('passwords', () => {
      it('are found by login, and their hashes renewed without a trace unless they were changed meanwhile', async () => {
        const { id } = await add('maria');
        expect(await store.credentials.findPassword('MARIA')).toEqual({ user: await store.users.get(id) });
        expect(await store.credentials.findPassword('bruno')).toBeUndefined();
        await store.credentials.setPassword(id, 'first', at(noon));
        const entries = (await trail(id)).length;
        await store.credentials.renewHash(id, 'first', 'second');
        await store.credentials.renewHash(id, 'first', 'third');
        expect(await store.credentials.findPassword('maria')).toMatchObject({ hash: 'second' });
        expect(await trail(id)).toHaveLength(entries);
      });
    });

    describe('identities of a provider', () => {
      const identity = { issuer: 'https://id.example.com', subject: 'abc' };

      it('join the user of a link, and belong to one user only', async () => {
        const [maria, bruno] = [await add('maria'), await add('bruno')];
        const join = async (user: User) => {
          const secret = await store.credentials.issueLink(user.id, noon + hour, at(noon));
          const link = await store.credentials.findLink(secret, noon);
          return store.credentials.useLinkForIdentity(link?.id ?? '', identity, { at: noon });
        };
        expect(await join(maria)).toMatchObject({ login: 'maria', canSignIn: true });
        expect(await join(bruno)).toBeUndefined();
        expect(await store.credentials.findIdentity(identity)).toMatchObject({ login: 'maria' });
        expect(
          await store.credentials.findIdentity({ ...identity, issuer: 'https://other.example.com' }),
        ).toBeUndefined();
      });

      it('make a user with a free login, who never takes over another', async () => {
        await add('maria', ['admin']);
        const user = await store.credentials.addWithIdentity(
          { login: 'Maria', name: 'Maria Rossi', roles: ['reader'] },
          identity,
          { at: noon },
        );
        expect(user).toMatchObject({ login: 'maria-2', roles: ['reader'], canSignIn: true });
        const again = { login: 'other', name: 'Other', roles: ['admin'] as const };
        expect(await store.credentials.addWithIdentity(again, identity, { at: noon })).toEqual(user);
        expect(await store.credentials.findIdentity(identity)).toMatchObject({ id: user.id });
        expect((await trail(user.id)).map(({ action }) => action)).toEqual([
          'user.created',
          'user.identity-joined',
        ]);
      });
    });

    describe('sign-in attempts', () => {
      const attempt = { checks: { state: 's', nonce: 'n', codeVerifier: 'v' }, returnTo: '/cases/' };

      it('are taken once, by their secret, until they expire', async () => {
        const secret = await store.signInAttempts.keep({ ...attempt, linkId: 'l' }, noon + hour, noon);
        expect(await store.signInAttempts.take('0'.repeat(64), noon)).toBeUndefined();
        expect(await store.signInAttempts.take(secret, noon)).toEqual({ ...attempt, linkId: 'l' });
        expect(await store.signInAttempts.take(secret, noon)).toBeUndefined();
        const late = await store.signInAttempts.keep(attempt, noon + hour, noon);
        expect(await store.signInAttempts.take(late, noon + hour)).toBeUndefined();
      });
    });

    describe('sessions', () => {
      it('are found by their secret with their user, as the user is now', async () => {
        const user = await add('maria', ['reader']);
        const { session, secret } = await startSession(user);
        expect(secret).toMatch(/^[0-9a-f]{64}$/);
        await store.users.change(user.id, { roles: ['coach'] }, at(noon));
        expect(await store.sessions.find(secret, noon, hour)).toMatchObject({
          session: { id: session.id, userId: user.id, method: 'password', address: '192.0.2.1' },
          user: { login: 'maria', roles: ['coach'], signedInAt: noon },
        });
        const tampered = secret.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
        for (const other of [tampered, '', session.id, secret.toUpperCase()])
          expect(await store.sessions.find(other, noon, hour)).toBeUndefined();
      });

      it('end when they are not used, and at their limit however much they are', async () => {
        const user = await add('maria');
        const { secret } = await startSession(user, noon, noon + 3 * hour);
        expect(await store.sessions.find(secret, noon + hour, hour)).toBeUndefined();
        expect(await store.sessions.find(secret, noon + 50 * minute, hour)).toBeDefined();
        expect(await store.sessions.find(secret, noon + 100 * minute, hour)).toBeDefined();
        expect(await store.sessions.find(secret, noon + 150 * minute, hour)).toBeDefined();
        expect(await store.sessions.find(secret, noon + 180 * minute, hour)).toBeUndefined();
      });

      it('are noted as used once a minute', async () => {
        const user = await add('maria');
        const { secret, session } = await startSession(user);
        await store.sessions.find(secret, noon + minute - 1, hour);
        expect(await store.sessions.get(session.id)).toMatchObject({ seenAt: noon });
        await store.sessions.find(secret, noon + minute, hour);
        expect(await store.sessions.get(session.id)).toMatchObject({ seenAt: noon + minute });
      });

      it('end one by one, all but one, and with the account', async () => {
        const user = await add('maria');
        const other = await add('bruno');
        const [first, second, third] = [
          await startSession(user, noon),
          await startSession(user, noon + 1),
          await startSession(user, noon + 2),
        ];
        const kept = await startSession(other);
        const ids = async () => (await store.sessions.list(user.id, noon, hour)).map(({ id }) => id);
        expect(await ids()).toEqual([third.session.id, second.session.id, first.session.id]);
        expect(await store.sessions.end(first.session.id, at(noon + minute))).toBe(true);
        expect(await store.sessions.end(first.session.id, at(noon + minute))).toBe(false);
        expect(await store.sessions.endAll(user.id, at(noon + minute), second.session.id)).toBe(1);
        expect(await ids()).toEqual([second.session.id]);
        await store.users.change(user.id, { isDisabled: true }, at(noon));
        expect(await ids()).toEqual([]);
        await store.users.change(user.id, { isDisabled: false }, at(noon));
        expect(await store.sessions.find(second.secret, noon, hour)).toBeUndefined();
        expect(await store.sessions.find(kept.secret, noon, hour)).toBeDefined();
        expect((await trail(first.session.id)).map(({ action }) => action)).toEqual([
          'session.started',
          'session.ended',
        ]);
      });
    });

    describe('API tokens', () => {
      it('are found by their secret with their user, and shown without it', async () => {
        const user = await add('maria', ['coach']);
        const { token, secret } = await createToken(user);
        expect(secret).toMatch(/^cbk_[0-9a-f]{64}$/);
        expect(token).toMatchObject({
          userId: user.id,
          login: 'maria',
          createdBy: localActor.id,
          name: 'nightly import',
          hint: secret.slice(0, 8),
          rights: ['case:read', 'case:import'],
        });
        expect(await store.tokens.find(secret, noon)).toMatchObject({
          token: { id: token.id },
          user: { id: user.id },
        });
        const tampered = secret.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
        for (const other of [tampered, secret.slice(4), 'cbk_', token.id])
          expect(await store.tokens.find(other, noon)).toBeUndefined();
        expect(JSON.stringify(await store.tokens.list(undefined, { limit: 10 }))).not.toContain(
          secret.slice(8),
        );
        expect(JSON.stringify(await trail())).not.toContain(secret.slice(8));
      });

      it('end when they expire, are revoked, or the account is disabled', async () => {
        const user = await add('maria');
        const { token, secret } = await createToken(user, noon + hour);
        expect(await store.tokens.find(secret, noon + hour - 1)).toBeDefined();
        expect(await store.tokens.find(secret, noon + hour)).toBeUndefined();
        await store.users.change(user.id, { isDisabled: true }, at(noon));
        expect(await store.tokens.find(secret, noon)).toBeUndefined();
        await store.users.change(user.id, { isDisabled: false }, at(noon));
        expect(await store.tokens.find(secret, noon)).toBeDefined();
        expect(await store.tokens.revoke(token.id, at(noon))).toBe(true);
        expect(await store.tokens.revoke(token.id, at(noon))).toBe(false);
        expect(await store.tokens.find(secret, noon)).toBeUndefined();
        expect(await store.tokens.get(token.id)).toMatchObject({ revokedAt: noon });
      });

      it('are noted as used once a minute', async () => {
        const user = await add('maria');
        const { token, secret } = await createToken(user);
        expect((await store.tokens.get(token.id))?.usedAt).toBeUndefined();
        for (const [time, usedAt] of [
          [noon, noon],
          [noon + minute - 1, noon],
          [noon + minute, noon + minute],
        ] as const) {
          await store.tokens.find(secret, time);
          expect((await store.tokens.get(token.id))?.usedAt).toBe(usedAt);
        }
      });

      it('are listed newest first, a page at a time, of one or of all', async () => {
        const [maria, bruno] = [await add('maria'), await add('bruno')];
        const made = [
          await createToken(maria, noon + hour, noon),
          await createToken(bruno, noon + hour, noon + 1),
          await createToken(maria, noon + hour, noon + 2),
        ].map(({ token }) => token.id);
        expect(await tokenIds()).toEqual([made[2], made[1]]);
        expect(await tokenIds(undefined, made[1])).toEqual([made[0]]);
        expect(await tokenIds(maria)).toEqual([made[2], made[0]]);
      });
    });

    describe('the audit trail', () => {
      it('records acts that write nothing else', async () => {
        const act = at(noon);
        await store.audit.record({ act, action: 'sign-in.failed', subjectType: 'user', subjectId: 'x' });
        expect(await trail('x')).toMatchObject([{ action: 'sign-in.failed', details: {} }]);
      });

      it('is listed newest first, a page at a time, by actor, action, subject and time', async () => {
        const users = [
          await add('a', [], noon),
          await add('b', [], noon + hour),
          await add('c', [], noon + 2 * hour),
        ];
        const subjects = async (filter = {}, page = {}) =>
          (await store.audit.list(filter, { limit: 10, ...page })).items.map(({ subjectId }) =>
            users.findIndex(({ id }) => id === subjectId),
          );
        expect(await subjects()).toEqual([2, 1, 0]);
        const { next } = await store.audit.list({}, { limit: 2 });
        expect(await subjects({}, { after: next })).toEqual([0]);
        expect(await subjects({ from: noon + hour })).toEqual([2, 1]);
        expect(await subjects({ before: noon + hour })).toEqual([0]);
        expect(await subjects({ from: noon + hour, before: noon + 2 * hour })).toEqual([1]);
        expect(
          await subjects({ action: 'user.created', subjectType: 'user', actorId: localActor.id }),
        ).toEqual([2, 1, 0]);
        expect(await subjects({ action: 'user.changed' })).toEqual([]);
        expect(await subjects({ subjectType: 'user', subjectId: users[1]?.id })).toEqual([1]);
      });
    });
  });
}
