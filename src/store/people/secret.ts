import { createHash, randomBytes } from 'node:crypto';

/** A text that nobody can guess: 256 random bits as hex digits, which a double click selects whole. */
export function createSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('hex');
}

/**
 * What is kept of a secret and looked up by. A fast hash does: there is nothing to guess. Nor does the time of a look-up
 * tell anything: the hash of what is asked for has nothing in common with those that are near it.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
