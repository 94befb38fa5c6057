const headings = 'h2, h3, h4';
/** Parts whose text is not the article's. */
const foreign = 'button, script, style, svg, .heading-anchor';

/**
 * Marks the words that a result answered with, and shows the first of them.
 *
 * @param section Fragment of the section; empty for the beginning of the article.
 */
export function markWords(section: string, words: readonly string[]): void {
  removeMarks();
  const marks = textNodesOf(section).flatMap((node) => markWordsIn(node, words));
  const [first] = marks;
  if (!first) return;
  const { top, bottom } = first.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) first.scrollIntoView({ block: 'center' });
}

/** Takes away the marks of an earlier result that led to this page. */
function removeMarks(): void {
  for (const mark of document.querySelectorAll('mark.search-arrival')) {
    const { parentNode } = mark;
    mark.replaceWith(...mark.childNodes);
    parentNode?.normalize();
  }
}

/** The texts from a section's heading to the next heading; from the beginning where the section is empty. */
function textNodesOf(section: string): Text[] {
  const root = document.querySelector('.prose') ?? document.querySelector('main');
  if (!root) return [];
  const start = section === '' ? undefined : document.getElementById(section);
  if (start === null) return [];
  const found: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let isInside = start === undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node === start) isInside = true;
    else if (isInside && node instanceof Element && node.matches(headings) && !start?.contains(node)) break;
    else if (
      isInside &&
      node instanceof Text &&
      !start?.contains(node) &&
      !node.parentElement?.closest(foreign)
    ) {
      found.push(node);
    }
  }
  return found;
}

/** Puts `mark` elements around the words of a text. */
function markWordsIn(node: Text, words: readonly string[]): HTMLElement[] {
  const marks: HTMLElement[] = [];
  const pattern = new RegExp(
    words
      .toSorted((a, b) => b.length - a.length)
      .map((word) =>
        /\p{sc=Han}/u.test(word)
          ? escapePattern(word)
          : `(?<![\\p{L}\\p{N}])${escapePattern(word)}(?![\\p{L}\\p{N}])`,
      )
      .join('|'),
    'gu',
  );
  // From the end, so that the offsets before a mark stay true.
  for (const match of [...node.data.matchAll(pattern)].toReversed()) {
    const range = document.createRange();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const mark = document.createElement('mark');
    mark.className = 'search-arrival';
    range.surroundContents(mark);
    marks.unshift(mark);
  }
  return marks;
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
