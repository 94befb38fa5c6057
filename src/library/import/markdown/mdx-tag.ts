import { endOfExpression, valueOf, type NamedValues } from './mdx-expression.ts';

/** A tag of JSX as it is written in a page. */
export interface MdxTag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'self-closing';
  /** Attributes that are literal, under the names that HTML has; values as HTML writes them. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The tag as HTML, with these attributes. */
  readonly html: string;
  /** Attributes whose values are code, which is not run. */
  readonly lost: readonly string[];
  /** Offset behind it. */
  readonly end: number;
}

const htmlNames: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for' };

/** Reads the tag that begins at an offset; `undefined` when there is none. */
export function readMdxTag(text: string, start: number, named: NamedValues): MdxTag | undefined {
  const opening = /^<(\/?)([A-Za-z][\w.-]*|(?=>))/.exec(text.slice(start, start + 100));
  if (!opening) return undefined;
  const [beginning, slash, name = ''] = opening;
  const attributes = new Map<string, string>();
  const lost: string[] = [];
  let at = start + beginning.length;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const rest = text.slice(at, at + 2);
    if (rest.startsWith('>') || rest === '/>') {
      const isSelfClosing = rest === '/>';
      return {
        name,
        kind: slash === '/' ? 'close' : isSelfClosing ? 'self-closing' : 'open',
        attributes,
        html: `<${slash ?? ''}${[name, ...[...attributes].map(written)].join(' ')}${isSelfClosing ? ' /' : ''}>`,
        lost,
        end: at + (isSelfClosing ? 2 : 1),
      };
    }
    const attribute = readAttribute(text, at, named);
    if (!attribute) return undefined;
    if ('name' in attribute) attributes.set(attribute.name, attribute.value);
    else lost.push(attribute.lost);
    ({ end: at } = attribute);
  }
}

type Attribute = { readonly end: number } & (
  { readonly name: string; readonly value: string } | { readonly lost: string }
);

/** An attribute as HTML; one without a value is a mark. */
function written([name, value]: readonly [string, string]): string {
  return value === '' ? name : `${name}="${value}"`;
}

function readAttribute(text: string, start: number, named: NamedValues): Attribute | undefined {
  if (text[start] === '{') {
    const end = endOfExpression(text, start);
    return end === undefined ? undefined : { lost: text.slice(start, end), end };
  }
  const [name = ''] = /^[A-Za-z_:][\w:.-]*/.exec(text.slice(start, start + 100)) ?? [];
  if (name === '') return undefined;
  const htmlName = Object.hasOwn(htmlNames, name) ? (htmlNames[name] ?? name) : name;
  const nameEnd = start + name.length;
  const equals = /^\s*=\s*/.exec(text.slice(nameEnd, nameEnd + 50))?.[0];
  if (equals === undefined) return { name: htmlName, value: '', end: nameEnd };
  const valueStart = nameEnd + equals.length;
  const quote = text[valueStart];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, valueStart + 1);
    return end === -1
      ? undefined
      : { name: htmlName, value: quoted(text.slice(valueStart + 1, end)), end: end + 1 };
  }
  if (quote !== '{') return undefined;
  const end = endOfExpression(text, valueStart);
  if (end === undefined) return undefined;
  const value = valueOf(text.slice(valueStart + 1, end - 1), named);
  return value === undefined ? { lost: name, end } : { name: htmlName, value: quoted(value), end };
}

function quoted(value: string): string {
  return value.replace(/\s*\n\s*/g, ' ').replace(/"/g, '&quot;');
}
