/** Rows as a table for a terminal: columns as wide as their widest cell, the last one as it is. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)),
      );
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60]/u;

/** Columns that a text takes: two for a Chinese character, none for a mark upon another. */
function widthOf(text: string): number {
  return Array.from(text.normalize('NFC')).reduce(
    (width, character) => width + (/\p{Mark}/u.test(character) ? 0 : wide.test(character) ? 2 : 1),
    0,
  );
}

/** An instant in a table: `2026-11-22 08:05`, UTC; empty where there is none. */
export function printInstant(milliseconds: number | undefined): string {
  return milliseconds === undefined
    ? ''
    : new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

/** An instant in JSON: ISO 8601 in UTC; absent where there is none. */
export function isoInstant(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
