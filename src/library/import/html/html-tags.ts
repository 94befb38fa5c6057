/** A tag, comment or declaration in a text; `text` is how it was written. */
export interface TagToken {
  readonly kind: 'open' | 'close' | 'comment';
  /** Lower case; empty for comments and declarations. */
  readonly name: string;
  readonly text: string;
  readonly isSelfClosing: boolean;
}

const token =
  /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<![a-z][^>]*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/** Splits HTML into tags and the text between them. */
export function tokeniseHtml(html: string): (TagToken | string)[] {
  const result: (TagToken | string)[] = [];
  let end = 0;
  for (const match of html.matchAll(token)) {
    if (match.index > end) result.push(html.slice(end, match.index));
    const [text, slash, name = '', attributes = ''] = match;
    result.push({
      kind: name === '' ? 'comment' : slash === '/' ? 'close' : 'open',
      name: name.toLowerCase(),
      text,
      isSelfClosing: attributes.trimEnd().endsWith('/'),
    });
    end = match.index + text.length;
  }
  if (end < html.length) result.push(html.slice(end));
  return result;
}

/** Elements without content. */
const voidElements: ReadonlySet<string> = new Set(
  words('br hr img wbr input col embed source track link meta area base param'),
);

/** Elements whose closing tag HTML lets one leave out. */
const optionallyClosed: ReadonlySet<string> = new Set(
  words('p li td th tr dd dt option thead tbody tfoot colgroup'),
);

/** Elements that occur in articles, and the components of Docusaurus that look like them. */
const elements: ReadonlySet<string> = new Set([
  ...words(`
    a abbr address article aside audio b bdi bdo big blockquote body button caption center cite code
    colgroup data dd del details dfn dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3
    h4 h5 h6 head header html i iframe ins kbd label legend li main map mark math nav nobr noscript object
    ol option p picture pre q s samp script section select small span strike strong style sub summary sup
    svg table tbody td template textarea tfoot th thead time title tr tt u ul var video admonition tabs
    tabitem codegroup
  `),
  ...voidElements,
]);

/** Words that people write in angle brackets as placeholders at least as often as they mean the element. */
const placeholderWords: ReadonlySet<string> = new Set(
  words('source input link area base param track col meta embed'),
);

/** Names of elements that a text closes somewhere. */
export function closedElements(tokens: Iterable<TagToken | string>): Set<string> {
  const names = new Set<string>();
  for (const part of tokens) if (typeof part !== 'string' && part.kind === 'close') names.add(part.name);
  return names;
}

/**
 * Whether a tag is HTML. `<DateTime>` is a placeholder that somebody forgot to escape, and so is `<title>` where no
 * `</title>` follows.
 */
export function isMarkup(tag: TagToken, closed: ReadonlySet<string>): boolean {
  if (tag.kind === 'comment') return true;
  if (!elements.has(tag.name)) return false;
  if (placeholderWords.has(tag.name)) return /\s\w+\s*=/.test(tag.text);
  if (voidElements.has(tag.name) || optionallyClosed.has(tag.name)) return true;
  return closed.has(tag.name) || tag.isSelfClosing;
}

/** Names that are open after these tags, outermost first; elements that need no closing do not count. */
export function openElements(
  tokens: readonly (TagToken | string)[],
  before: readonly string[] = [],
): string[] {
  const open = [...before];
  for (const part of tokens) {
    if (typeof part === 'string' || part.kind === 'comment' || part.isSelfClosing) continue;
    if (voidElements.has(part.name) || optionallyClosed.has(part.name)) continue;
    if (part.kind === 'open') open.push(part.name);
    else if (open.includes(part.name)) open.length = open.lastIndexOf(part.name);
  }
  return open;
}

/** Text with the characters escaped that mean something in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
