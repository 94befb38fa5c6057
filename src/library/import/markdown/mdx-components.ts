import { calloutKindOf } from '../../compile/callout-kind.ts';
import type { MdxTag } from './mdx-tag.ts';

/** Components of Docusaurus, Starlight, Nextra and Mintlify by the one that the conversion knows; in lower case. */
const sameAs: Readonly<Record<string, 'Tabs' | 'TabItem' | 'Details' | 'Admonition' | 'CodeGroup'>> = {
  tabs: 'Tabs',
  tabgroup: 'Tabs',
  tabset: 'Tabs',
  tabitem: 'TabItem',
  tab: 'TabItem',
  tabpanel: 'TabItem',
  tabpane: 'TabItem',
  details: 'Details',
  accordion: 'Details',
  collapse: 'Details',
  collapsible: 'Details',
  expandable: 'Details',
  toggle: 'Details',
  admonition: 'Admonition',
  callout: 'Admonition',
  aside: 'Admonition',
  alert: 'Admonition',
  codegroup: 'CodeGroup',
};

const pictures: ReadonlySet<string> = new Set(['image', 'img', 'figure', 'themedimage']);

/** What a component of MDX becomes. */
export type KnownComponent =
  /** A tag on a line of its own. */
  | { readonly kind: 'block'; readonly html: string }
  /** A tag in its line. */
  | { readonly kind: 'inline'; readonly html: string };

/** A tag of a component that means something here; `undefined` for any other. */
export function knownComponent({ name, kind, attributes, html }: MdxTag): KnownComponent | undefined {
  const word = name.toLowerCase();
  if (pictures.has(word) && kind === 'self-closing' && attributes.has('src'))
    return { kind: 'inline', html: html.replace(name, 'img') };
  // `<Warning>` and its like are callouts of the kind that their name says.
  const callout = calloutKindOf(word, 'en') === undefined ? undefined : 'Admonition';
  const known = Object.hasOwn(sameAs, word) ? sameAs[word] : callout;
  if (known === undefined || kind === 'self-closing') return undefined;
  if (kind === 'close') return { kind: 'block', html: `</${known}>` };
  return { kind: 'block', html: `<${[known, ...attributesOf(known, word, attributes)].join(' ')}>` };
}

function attributesOf(
  known: string,
  word: string,
  attributes: ReadonlyMap<string, string>,
): readonly string[] {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => attributes.get(name)).find((value) => value !== undefined && value !== '');
  switch (known) {
    case 'TabItem':
      return write('label', first('label', 'title', 'name', 'header', 'value'));
    case 'Details':
      return write('summary', first('summary', 'title', 'label'));
    case 'Admonition': {
      const own = Object.hasOwn(sameAs, word) ? first('type', 'kind', 'variant', 'level') : word;
      return [...write('type', own ?? 'note'), ...write('title', first('title', 'label'))];
    }
    default:
      return [];
  }
}

function write(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${name}="${value}"`];
}

/** What a component says in its attributes that is worth keeping when it is taken apart, as Markdown. */
export function spokenAttributes({ attributes }: MdxTag): string | undefined {
  const title = ['title', 'heading', 'label', 'name']
    .map((name) => attributes.get(name))
    .find((value) => value !== undefined && value.trim() !== '');
  if (title === undefined) return undefined;
  const text = title.replaceAll('&quot;', '"').replace(/[\\`*_[\]<>{}]/g, '\\$&');
  const address = attributes.get('href') ?? attributes.get('to');
  return address === undefined
    ? `**${text}**`
    : `[${text}](<${address.replace(/[<>\n]/g, encodeURIComponent)}>)`;
}
