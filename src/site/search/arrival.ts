/** What a reader followed a result for; kept between two pages. */
interface Arrival {
  readonly path: string;
  /** Fragment of the section; empty for the beginning. */
  readonly section: string;
  readonly words: readonly string[];
}

const storageKey = 'casebook:search-arrival';
const headings = 'h2, h3, h4';
/** Parts whose text is not the article's. */
const foreign = 'button, script, style, svg, .heading-anchor';

/** Keeps the words that a result answered with, for the page that is about to open. */
export function rememberArrival(link: HTMLAnchorElement, words: readonly string[]): void {
  const arrival: Arrival = { path: link.pathname, section: decodeURIComponent(link.hash.slice(1)), words };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(arrival));
  } catch {
    // Without storage the page opens at the section all the same.
  }
}

/** On a page that a result led to: marks the words in the section, and shows the first of them. */
export function markArrival(): void {
  const arrival = takeArrival();
  if (!arrival || arrival.path !== location.pathname || arrival.words.length === 0) return;
  removeMarks();
  const marks = textNodesOf(arrival.section).flatMap((node) => markWords(node, arrival.words));
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

function takeArrival(): Arrival | undefined {
  try {
    const kept = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    const value: unknown = kept === null ? undefined : JSON.parse(kept);
    return isArrival(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isArrival(value: unknown): value is Arrival {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    'section' in value &&
    typeof value.section === 'string' &&
    'words' in value &&
    Array.isArray(value.words) &&
    value.words.every((word) => typeof word === 'string')
  );
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
function markWords(node: Text, words: readonly string[]): HTMLElement[] {
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
