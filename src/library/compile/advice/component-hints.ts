import { nearestName } from '../../../core/check/nearest-name.ts';
import { calloutKindOf } from '../callout-kind.ts';
import type { Component } from '../component.ts';

/** What a component takes: `<Step>` takes `title` (needed), `duration`, … */
export function attributesHint({ name, attributes }: Component): string {
  const all = Object.entries(attributes).map(([attribute, kind]) => {
    const isNeeded = kind.kind !== 'flag' && kind.isRequired === true;
    return `\`${attribute}\`${isNeeded ? ' (needed)' : ''}`;
  });
  return all.length === 0 ? `\`<${name}>\` takes none.` : `\`<${name}>\` takes ${all.join(', ')}.`;
}

/** What an attribute that a component does not have was probably meant to be. */
export function unknownAttributeHint(component: Component, attribute: string, value: string | null): string {
  const names = Object.keys(component.attributes);
  const sameLetters = names.find((name) => name.toLowerCase() === attribute.toLowerCase());
  const nearest = sameLetters ?? nearestName(attribute, names);
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  const callout = calloutKindOf(component.name, 'en') && /^(?:type|kind|variant|level)$/.test(attribute);
  const other = callout === true && value !== null ? calloutKindOf(value, 'en')?.component : undefined;
  if (other !== undefined)
    return other === component.name ? 'Leave it out.' : `Write \`<${other}>\` instead.`;
  return attributesHint(component);
}

/** How an attribute that is missing is written. */
export function missingAttributeHint({ name, attributes }: Component, attribute: string): string {
  const kind = attributes[attribute];
  const value = kind?.kind === 'choice' ? kind.values.join('|') : '…';
  return `Write \`<${name} ${attribute}="${value}">\`.`;
}

/** Where a component belongs that stands elsewhere. */
export function withinHint({ within = [] }: Component): string {
  const [outer = ''] = within;
  return `Put \`<${outer}>\` before and \`</${outer}>\` behind, on lines of their own.`;
}

/** What to do with a text that stands in a component which holds only others. */
export function childrenHint({ childrenOnly = [] }: Component): string {
  const [inner = ''] = childrenOnly;
  return `Put \`<${inner} …>\` before the text and \`</${inner}>\` behind, or move it out.`;
}

/** How a block is written that stands in a line of text. */
export const blockHint =
  'Put its opening tag, its text and its closing tag on lines of their own, with empty lines between.';
