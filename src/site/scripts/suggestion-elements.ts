import { enCaseSuggestions as texts } from '../i18n/en-case-suggestions.ts';

interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
}
interface Reason {
  readonly text: string;
}

/** What is shown of an answer of `/api/suggestions`. */
export interface Suggestions {
  readonly articles: readonly {
    readonly key: string;
    readonly title: string;
    readonly address: string;
    readonly heading: string;
    readonly passage: MarkedText;
    readonly reasons: readonly Reason[];
  }[];
  readonly cases: readonly {
    readonly number: string;
    readonly title: string;
    readonly statement: string;
    readonly words: readonly string[];
    readonly resolution?: string;
    readonly articles: readonly string[];
    readonly reasons: readonly Reason[];
  }[];
  readonly advice: readonly { readonly code: string; readonly message: string; readonly hint: string }[];
}

/** An article: the passage that answers best, with the words that matched, and why it is here. */
export function articleElement({
  key,
  title,
  address,
  heading,
  passage,
  reasons,
}: Suggestions['articles'][number]): HTMLElement {
  return element(
    'li',
    {},
    element(
      'p',
      { className: 'suggested-title' },
      element('span', { className: 'article-id' }, key),
      newTabLink(address, title),
    ),
    element(
      'p',
      { className: 'suggested-passage' },
      ...(heading === '' ? [] : [element('strong', {}, heading), ' ']),
      ...marked(passage),
    ),
    reasonsElement(reasons),
  );
}

/** A resolved case: what was said in it, what ended it, and the articles that answered it. */
export function caseElement(similar: Suggestions['cases'][number]): HTMLElement {
  return element(
    'li',
    {},
    element(
      'p',
      { className: 'suggested-title' },
      element('span', { className: 'case-number' }, similar.number),
      newTabLink(`/cases/${similar.number}/`, similar.title),
    ),
    element('p', { className: 'suggested-passage' }, ...markWords(similar.statement, similar.words)),
    ...(similar.resolution === undefined
      ? []
      : [element('p', { className: 'suggested-resolution' }, similar.resolution)]),
    ...(similar.articles.length === 0
      ? []
      : [
          element(
            'p',
            { className: 'suggested-why' },
            texts.answered,
            ' ',
            ...articleLinks(similar.articles),
          ),
        ]),
    reasonsElement(similar.reasons),
  );
}

/** What to write, or to leave out, before the case goes to a team. */
export function adviceElement({ code, message, hint }: Suggestions['advice'][number]): HTMLElement {
  const item = element('li', {}, element('strong', {}, message), ' ', hint);
  // Words of two teams keep a case from both; the others are questions.
  item.dataset['code'] = code;
  return item;
}

/** Leads to another tab: what is being written must not be lost. */
function newTabLink(href: string, text: string): HTMLElement {
  return element(
    'a',
    { href, target: '_blank', rel: 'noopener' },
    text,
    element('span', { className: 'visually-hidden' }, ` ${texts.newTab}`),
  );
}

const articleLinks = (keys: readonly string[]): (string | HTMLElement)[] =>
  [...new Set(keys)].flatMap((key, index) => [
    ...(index === 0 ? [] : [', ']),
    newTabLink(`/articles/${key.toLowerCase().replace('.', '/')}/`, key),
  ]);

function reasonsElement(reasons: readonly Reason[]): HTMLElement {
  const text = reasons.map((reason) => reason.text).join(' ');
  return element('p', { className: 'suggested-why', title: text }, text);
}

function marked({ text, marks }: MarkedText): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(end, from), element('mark', {}, text.slice(from, to)));
    end = to;
  }
  return [...parts, text.slice(end)];
}

/** Marks words where they are written the same way, whatever their case. */
function markWords(text: string, words: readonly string[]): (string | HTMLElement)[] {
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  const parts = text.split(/([\p{L}\p{N}][\p{L}\p{N}._-]*)/u);
  return parts.map((part) => (wanted.has(part.toLowerCase()) ? element('mark', {}, part) : part));
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
