import type { Problem } from '../problem.ts';

/**
 * Problems as a compiler prints them: `file:line:column severity code message`, the hint below, an empty line between
 * files. What authors wrote is printed without control characters, which a terminal would obey.
 *
 * @param problems In order of their files.
 */
export function reportText(problems: readonly Problem[], options: { readonly hasColour: boolean }): string {
  const paint = options.hasColour ? colours : plain;
  let file: string | undefined;
  let text = '';
  for (const problem of problems) {
    if (file !== undefined && file !== problem.file) text += '\n';
    ({ file } = problem);
    const place = `${printable(problem.file)}:${problem.line}:${problem.column}`;
    const severity = problem.severity === 'error' ? paint.error('error') : paint.warning('warning');
    text += `${paint.place(place)} ${severity} ${paint.code(problem.code)} ${printable(problem.message)}\n`;
    text += `    ${paint.hint(printable(problem.hint))}\n`;
  }
  return text;
}

const sgr = (code: number) => (text: string) => `\u001B[${code}m${text}\u001B[0m`;
const same = (text: string) => text;
const colours = { place: sgr(1), error: sgr(31), warning: sgr(33), code: sgr(36), hint: sgr(2) };
const plain: typeof colours = { place: same, error: same, warning: same, code: same, hint: same };

/** Text in one line, control and direction characters written as `\u{…}`. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
