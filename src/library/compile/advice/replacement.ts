import { nearestName } from '../../../core/check/nearest-name.ts';
import { calloutKindOf } from '../callout-kind.ts';

/** What an article has in place of HTML elements, by groups of their names. */
const elements: readonly (readonly [string, string])[] = [
  ['a', 'Write `[text](https://…)`, or `[](SN-0012)` for an article.'],
  ['b strong u mark big', 'Write `**text**`.'],
  ['i em cite dfn', 'Write `*text*`.'],
  ['s del strike', 'Write `~~text~~`.'],
  ['br', 'Begin a new paragraph; in a table cell write `<Break />`.'],
  ['hr', 'Write `---` on a line of its own, or a heading.'],
  ['code tt samp var', 'Write it in backticks.'],
  ['kbd', 'Write `<Kbd>Ctrl+C</Kbd>`.'],
  ['pre listing', 'Write a fence of three backticks with the language behind it, or `<Command>` around one.'],
  ['details summary', 'Write `<Details summary="…">`, the text, and `</Details>`.'],
  [
    'img picture figure figcaption',
    'Write `![text](images/name.png)`, or `<Figure src="…" alt="…" caption="…" />`.',
  ],
  [
    'table thead tbody tfoot tr td th caption col colgroup',
    'Write a Markdown table: `| a | b |`, below it `| - | - |`.',
  ],
  ['ul ol li', 'Write a list: each item on a line that begins with `- ` or `1. `.'],
  ['dl dt dd', 'Write a list, or a table inside `<Configuration>`.'],
  ['h1 h2 h3 h4 h5 h6', 'Write `## ` before the heading, `### ` for one below it.'],
  ['blockquote q', 'Write `> ` before each line.'],
  ['sub sup', 'Write the character itself (H₂O, m²), or the expression in backticks.'],
  ['p div span section article main center font small label', 'Write the text without the tag.'],
  ['script style link meta', 'Remove it: pages of articles hold neither script nor style.'],
  ['iframe video audio embed object source track', 'Link to it: `[text](https://…)`.'],
  ['svg canvas', 'Put the picture beside the article, or draw a diagram in a `mermaid` block.'],
  ['input button select option textarea form', 'Describe it in words; a task is `- [ ] text`.'],
];

const byElement = new Map(elements.flatMap(([names, hint]) => names.split(' ').map((name) => [name, hint])));

/**
 * What to write instead of an HTML element; `undefined` for a name that is none, such as a placeholder.
 *
 * @param known Names of the components, of which one may be meant.
 */
export function elementReplacement(name: string, known: readonly string[]): string | undefined {
  const word = name.toLowerCase();
  const component = known.find((candidate) => candidate.toLowerCase() === word);
  return byElement.get(word) ?? (component && `Did you mean \`<${component}>\`?`);
}

/** Components of other tools, by groups of their names. */
const foreign: readonly (readonly [string, string])[] = [
  ['tabitem tabpane tabpanel', 'Write `<Tab label="…">`.'],
  [
    'accordion accordiongroup collapse collapsible expand expandable toggle fold',
    'Write `<Details summary="…">`.',
  ],
  ['image img screenshot lightbox zoom', 'Write `<Figure src="…" alt="…" />`.'],
  [
    'code codeblock codegroup terminal shell console',
    'Write a fence of three backticks, or `<Command>` around one.',
  ],
  ['card cards cardgrid linkcard link', 'Write a link: `[](SN-0012)`, in a list where there are several.'],
  ['video youtube', 'Link to it: `[text](https://…)`.'],
  ['filetree', 'Write a fence of three backticks with `text` behind it.'],
];

const byForeignName = new Map(
  foreign.flatMap(([names, hint]) => names.split(' ').map((name) => [name, hint])),
);

/** What to write instead of a component that articles do not have; `undefined` for the code's own hint. */
export function componentReplacement(name: string, known: readonly string[]): string | undefined {
  const word = name.toLowerCase();
  const nearest = nearestName(name, known);
  if (nearest !== undefined) return `Did you mean \`<${nearest}>\`?`;
  const callout = calloutKindOf(word.replace(/(?:box|block)$/, ''), 'en')?.component;
  const isCallout = /^(?:admonition|callout|aside|notice)$/.test(word);
  if (callout ?? isCallout) return `Write \`<${callout ?? 'Note'}>\`; there are Note, Caution and Danger.`;
  return byForeignName.get(word) ?? elementReplacement(word, known);
}
