import { spellingHint } from '../../core/check/nearest-name.ts';
import type { ProblemCode } from '../../core/problem/codes.ts';
import type { Place } from '../../core/problem/problem.ts';
import { missingAttributeHint, unknownAttributeHint } from './advice/component-hints.ts';
import type { AttributeValues, Component } from './component.ts';
import type { ParsedTag } from './parse-mdx.ts';

/** Checks the attributes of a component against its table; what does not fit is reported and left out. */
export function readAttributes(
  tag: ParsedTag,
  component: Component,
  place: Place,
  report: (code: ProblemCode, message: string, place: Place, hint?: string) => void,
): AttributeValues {
  const values: Record<string, string | true> = {};
  for (const attribute of tag.attributes) {
    if (attribute.kind === 'spread') {
      report('mdx-spread', `<${component.name}> spreads attributes.`, place);
      continue;
    }
    if (attribute.kind === 'expression') {
      report(
        'mdx-expression',
        `The attribute ${attribute.name} of <${component.name}> is an expression.`,
        place,
        `Write \`${attribute.name}="…"\`.`,
      );
      continue;
    }
    const { name, value } = attribute;
    const kind = Object.hasOwn(component.attributes, name) ? component.attributes[name] : undefined;
    if (!kind) {
      report(
        'component-attribute',
        `<${component.name}> has no attribute ${name}.`,
        place,
        unknownAttributeHint(component, name, value),
      );
    } else if (kind.kind === 'flag') {
      if (value === null) values[name] = true;
      else
        report(
          'component-attribute',
          `${name} of <${component.name}> is a mark, and has a value.`,
          place,
          `Write \`${name}\` alone, or leave it out where it is not true.`,
        );
    } else if (value === null) {
      report(
        'component-attribute',
        `${name} of <${component.name}> needs a text.`,
        place,
        missingAttributeHint(component, name),
      );
    } else if (kind.kind === 'choice' && !kind.values.includes(value)) {
      report(
        'component-attribute',
        `${name} of <${component.name}> is one of ${kind.values.join(', ')}, not “${value}”.`,
        place,
        spellingHint(value, kind.values) ?? missingAttributeHint(component, name),
      );
    } else if (holdsPassage(value)) {
      report(
        'component-attribute',
        `${name} of <${component.name}> holds <Only>, which narrows nothing in an attribute.`,
        place,
      );
    } else {
      values[name] = value;
    }
  }
  for (const [name, kind] of Object.entries(component.attributes)) {
    if (kind.kind !== 'flag' && kind.isRequired && values[name] === undefined && !isReported(tag, name)) {
      report(
        'component-attribute',
        `<${component.name}> needs the attribute ${name}.`,
        place,
        missingAttributeHint(component, name),
      );
    }
  }
  return values;
}

/** Whether a text holds a passage that somebody meant for fewer readers; as text it would be for all of them. */
export function holdsPassage(text: string): boolean {
  return /<\/?Only\b/i.test(text);
}

/** Whether an attribute is there but wrong, which has been said already. */
function isReported(tag: ParsedTag, name: string): boolean {
  return tag.attributes.some((attribute) => attribute.kind !== 'spread' && attribute.name === name);
}
