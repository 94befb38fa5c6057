import { z } from 'zod';

/** A sign-in name in the form in which it is kept and compared: without surrounding space, in lower case. */
export function foldLogin(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** Name that somebody signs in by: an e-mail address, or a short name. The same whatever its case. */
export const loginSchema = z
  .string()
  .max(200)
  .transform(foldLogin)
  .pipe(
    z
      .string()
      .regex(
        /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,99}$/u,
        'give 2 to 100 letters, digits and . _ @ + - without spaces, such as maria.rossi or an e-mail address',
      ),
  );
