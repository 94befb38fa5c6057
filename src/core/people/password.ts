import { foldLogin } from './login.ts';

/** NIST SP 800-63B, section 3.1.1.2: at least 15 characters where a password is all that is asked for. */
export const minimumPasswordLength = 15;

/** Long enough for any sentence, short enough to hash at no cost. */
export const maximumPasswordLength = 256;

/** Too few different characters to be worth guessing more than once. */
const minimumDifferentCharacters = 6;

/** A password as it is hashed: the same whichever way a keyboard composes its letters (NIST SP 800-63B). */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * What is wrong with a new password, for whoever chose it; nothing where it will do. There are no rules on capitals and
 * digits: length is what counts.
 *
 * @param known Names of its owner and of the place, which it may not consist of.
 */
export function judgePassword(password: string, known: readonly string[]): string | undefined {
  const text = normalizePassword(password);
  const { length } = Array.from(text);
  if (length < minimumPasswordLength)
    return `Take ${minimumPasswordLength} characters or more; a sentence is easy to remember.`;
  if (length > maximumPasswordLength) return `Take ${maximumPasswordLength} characters at most.`;
  const folded = foldLogin(text);
  if (new Set(folded).size < minimumDifferentCharacters)
    return 'It repeats a few characters only; take a sentence.';
  const rest = known
    .map(foldLogin)
    .filter((name) => name.length > 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, ''), folded);
  if (Array.from(rest).length < minimumPasswordLength / 2)
    return 'It is hardly more than a name that others know; add words of your own.';
  return undefined;
}

/**
 * Makes and checks hashes of passwords (argon2id). A hash is a PHC string with its parameters, so that older ones still
 * verify after the parameters were raised.
 */
export interface PasswordHasher {
  readonly hash: (password: string) => Promise<string>;
  /**
   * Whether the password is the hashed one. Without a hash it takes as long and is false, so that the time does not
   * tell whether there is such a person.
   *
   * @throws {BusyError} Too many are waiting.
   */
  readonly verify: (password: string, hash: string | undefined) => Promise<boolean>;
  /** Whether a hash was made with other parameters than `hash` uses now. */
  readonly isOutdated: (hash: string) => boolean;
}

/** Too much is waiting already; try again later. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}
