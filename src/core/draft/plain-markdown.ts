/** What Markdown and MDX take for marks, wherever it stands. */
const marks = /[\\`*_[\]>~|&$^!]/g;
/** What begins a component or an expression, and must not even where a backslash is before it. */
const openings = /[<{}]/g;

/**
 * Writes plain text as Markdown that shows the same, a paragraph for each group of lines: nothing in it becomes a list, a
 * heading, a component or code.
 */
export function plainMarkdown(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll(/[^\n\t\P{Cc}]/gu, ' ')
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .map((paragraph) => paragraph.split('\n').map(plainLine).filter(Boolean).join('\n'))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** One line as Markdown. */
export function plainLine(line: string): string {
  return line
    .trim()
    .replaceAll(marks, String.raw`\$&`)
    .replaceAll(openings, (mark) => `&#${mark.codePointAt(0) ?? 0};`)
    .replace(/^([-+=#:])/u, String.raw`\$1`)
    .replace(/^(\d{1,9})([.)])/u, String.raw`$1\$2`)
    .replace(/^(import|export)\b/u, (word) => `&#${word.codePointAt(0) ?? 0};${word.slice(1)}`);
}
