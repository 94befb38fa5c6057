const dated = /^\d{4}-\d{2}-\d{2}/;
const uniqueId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a word is a code: letters and digits together, such as `ORA-00257`, `0x80070005` or `9.15.1P3`. Times and
 * unique ids of one machine are none.
 */
export function isCodeWord(word: string): boolean {
  return (
    word.length >= 4 && /\p{L}/u.test(word) && /\d/.test(word) && !dated.test(word) && !uniqueId.test(word)
  );
}
