import type { DiffLine } from '../../core/history/read-diff.ts';
import { escapeXml } from './xml.ts';

/** A line of a diff as HTML, its changed parts marked; to the letter, without the blanks that a template would add. */
export function diffLineHtml({ kind, parts }: DiffLine): string {
  const name = kind === 'added' ? 'ins' : 'del';
  return parts
    .map(({ text, isChanged }) => (isChanged ? `<${name}>${escapeXml(text)}</${name}>` : escapeXml(text)))
    .join('');
}
