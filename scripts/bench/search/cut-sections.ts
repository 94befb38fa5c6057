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
 * passed over. There is at least one section. Texts of sections are slices of the document's, so that the process which
 * is measured holds every text once, as a build of the site does.
 */
export function cutSections({ text, headings }: Pick<SetDocument, 'text' | 'headings'>): CutSection[] {
  const slugger = new GithubSlugger();
  const wanted = headings.map((heading) => heading.trim());
  const sections: CutSection[] = [];
  let heading = '';
  let start = 0;
  let next = 0;
  const finish = (end: number): void => {
    const body = text.slice(start, end).trim();
    if (heading === '' && body === '') return;
    sections.push({ id: heading === '' ? '' : slugger.slug(heading), heading, text: body });
  };
  for (let from = 0; from <= text.length;) {
    const lineFeed = text.indexOf('\n', from);
    const end = lineFeed === -1 ? text.length : lineFeed;
    const line = text.slice(from, end).trim();
    const found = line === '' ? -1 : wanted.indexOf(line, next);
    if (found !== -1) {
      finish(from);
      heading = line;
      start = end + 1;
      next = found + 1;
    }
    from = end + 1;
  }
  finish(text.length);
  return sections.length > 0 ? sections : [{ id: '', heading: '', text: '' }];
}
