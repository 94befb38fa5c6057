import { describe, expect, it } from 'vitest';
import { loginSchema } from '../../../src/core/people/login.ts';

describe('loginSchema', () => {
  it.each([
    ['maria.rossi', 'maria.rossi'],
    [' Maria.Rossi@Example.com ', 'maria.rossi@example.com'],
    ['ＭＡＲＩＡ', 'maria'],
    ['šimon+duty', 'šimon+duty'],
  ])('takes %j as %j', (text, login) => {
    expect(loginSchema.parse(text)).toBe(login);
  });

  it.each(['', 'a', 'maria rossi', 'maria\nrossi', '.maria', '<b>maria</b>', 'x'.repeat(101), 'ma\u0000ria'])(
    'refuses %j',
    (text) => {
      expect(loginSchema.safeParse(text).success).toBe(false);
    },
  );
});
