import type { CaseNumber } from '../../case/case-id.ts';

const command = 'npm run casebook -- new service-note';

/** The command that begins a service note with what a case taught. */
export const writeFromCase = (number: CaseNumber): string => `${command} --from-case ${number}`;

/** The command that begins a service note on what was searched for. A shell takes nothing in it for anything but a title. */
export function writeAbout(words: string): string {
  const title = words
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return `${command} --title='${title.replaceAll("'", String.raw`'\''`)}'`;
}
