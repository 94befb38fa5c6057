import { describe, expect, it } from 'vitest';
import { BusyError } from '../../../src/core/people/password.ts';
import { createPasswordHasher } from '../../../src/server/people/password-hasher.ts';

const passwords = createPasswordHasher();
const password = 'the third shelf is always empty';

describe('createPasswordHasher', () => {
  it('makes argon2id hashes with the cost that OWASP asks for, and a salt of their own', async () => {
    const [first, second] = [await passwords.hash(password), await passwords.hash(password)];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
    expect(await passwords.verify(password, first)).toBe(true);
    expect(await passwords.verify(password, second)).toBe(true);
    expect(await passwords.verify(`${password} `, first)).toBe(false);
    expect(passwords.isOutdated(first)).toBe(false);
  });

  it('verifies a hash of other parameters, from another program', async () => {
    // Made by the reference implementation: argon2 somesalt -id -t 2 -m 16 -p 4 -l 24, password "password".
    const foreign = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await passwords.verify('password', foreign)).toBe(true);
    expect(await passwords.verify('Password', foreign)).toBe(false);
    expect(passwords.isOutdated(foreign)).toBe(true);
  });

  it('takes letters composed and decomposed for the same', async () => {
    const hash = await passwords.hash('první příčina výpadku'.normalize('NFD'));
    expect(await passwords.verify('první příčina výpadku'.normalize('NFC'), hash)).toBe(true);
  });

  it('takes as long for nobody as for somebody', async () => {
    const hash = await passwords.hash(password);
    const time = async (against: string | undefined) => {
      const start = performance.now();
      expect(await passwords.verify('not the password at all', against)).toBe(false);
      return performance.now() - start;
    };
    const times: [somebody: number, nobody: number][] = [];
    // In turns, so that whatever else this machine does meets both; without a hash to check it would be some hundred times.
    for (let round = 0; round < 12; round += 1) times.push([await time(hash), await time(undefined)]);
    const ratio =
      Math.min(...times.map(([, nobody]) => nobody)) / Math.min(...times.map(([somebody]) => somebody));
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(3);
  });

  it('refuses more than it can check in a while', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, () => passwords.verify('anything', undefined)),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(60 - 42);
    expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(BusyError);
    expect(await passwords.verify('anything', undefined)).toBe(false);
  });

  it('does not take a hash that is not one', async () => {
    await expect(passwords.verify('x', '$2b$12$abcdefghijklmnopqrstuv')).rejects.toThrow(/not argon2id/);
  });
});
