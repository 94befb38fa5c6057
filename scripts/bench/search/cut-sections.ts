import GithubSlugger from 'github-slugger';
import type { SetDocument } from './read-set.ts';

export interface CutSection {
  /** Fragment of the heading; empty before the first. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/**
 * Cuts a document's text at those of its headings that stand in it as lines, in order. A heading that does not is
 * passed over. There is at least one section.
 */
export function cutSections({ text, headings }: Pick<SetDocument, 'text' | 'headings'>): CutSection[] {
  const slugger = new GithubSlugger();
  const wanted = headings.map((heading) => heading.trim());
  const sections: CutSection[] = [];
  let heading = '';
  let lines: string[] = [];
  let next = 0;
  const finish = (): void => {
    const body = lines.join('\n').trim();
    if (heading === '' && body === '') return;
    sections.push({ id: heading === '' ? '' : slugger.slug(heading), heading, text: body });
  };
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    const found = trimmed === '' ? -1 : wanted.indexOf(trimmed, next);
    if (found === -1) {
      lines.push(line);
      continue;
    }
    finish();
    heading = trimmed;
    lines = [];
    next = found + 1;
  }
  finish();
  return sections.length > 0 ? sections : [{ id: '', heading: '', text: '' }];
}
