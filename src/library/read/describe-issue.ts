import { stringify } from 'yaml';
import type { z } from 'zod';
import { spellingHint } from '../../core/check/nearest-name.ts';

/** What is wrong with a value, as a sentence goes on after the name of its field, and what to do where that can be said. */
export interface DescribedIssue {
  readonly text: string;
  readonly hint?: string;
}

type Issue = z.core.$ZodIssue;

/**
 * Describes an issue of a schema in the words of somebody who writes YAML.
 *
 * @param examples Values that top-level fields can have.
 */
export function describeIssue(issue: Issue, examples: Readonly<Record<string, unknown>>): DescribedIssue {
  const { input, message } = issue;
  if (input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return { text: 'is missing', hint: missingHint(issue, examples) };
  switch (issue.code) {
    case 'invalid_type':
      if (!message.startsWith('Invalid')) return shape(message, input);
      return describeType(issue.expected, input, issue.path, examples);
    case 'invalid_value': {
      if (!message.startsWith('Invalid')) return { text: message };
      const values = issue.values.map(String);
      const text = `is one of ${values.join(', ')}${notWritten(input)}`;
      return withHint(text, typeof input === 'string' ? spellingHint(input, values) : undefined);
    }
    case 'too_big':
      return issue.origin === 'string'
        ? { text: `has more than ${issue.maximum} characters`, hint: 'Shorten it.' }
        : { text: `is above ${issue.maximum}` };
    case 'too_small':
      if (!message.startsWith('Too small')) return { text: message };
      return issue.origin === 'array' || issue.origin === 'string'
        ? { text: 'must not be empty' }
        : { text: `must be at least ${issue.minimum}` };
    case 'invalid_format':
      return issue.format === 'email'
        ? { text: `is no e-mail address${notWritten(input)}` }
        : shape(message, input);
    case 'custom':
      return typeof input === 'string' ? shape(message, input) : { text: message };
    default:
      return { text: message.replace(/\.$/, '') };
  }
}

/** Our own messages say what a value looks like: “a date such as 2026-11-22”. */
function shape(message: string, input: unknown): DescribedIssue {
  return { text: message.startsWith('must') ? message : `should be ${message}${notWritten(input)}` };
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a block of keys with values',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function kindOf(input: unknown): string {
  if (input === null) return 'nothing';
  if (Array.isArray(input)) return 'a list';
  return kinds[typeof input] ?? typeof input;
}

function describeType(
  expected: string,
  input: unknown,
  path: readonly PropertyKey[],
  examples: Readonly<Record<string, unknown>>,
): DescribedIssue {
  const key = String(path.at(-1) ?? '');
  const isScalar = typeof input === 'string' || typeof input === 'number';
  const text = `is ${kindOf(input)} where ${kinds[expected] ?? expected} belongs`;
  if (input === null)
    return { text: 'has no value', hint: `Write it behind \`${key}:\`, or remove the line.` };
  if (expected === 'string' && typeof input === 'number')
    return { text, hint: `Put it in quotes: \`"${input}"\`.` };
  if (expected === 'string' && kindOf(input) === kinds['object'])
    return { text, hint: 'A text with a colon stands in quotes: `"Error 28: no space left"`.' };
  if (expected === 'array' && isScalar && String(input).length < 60)
    return { text, hint: `Write \`${key}: ${flow([input])}\`.` };
  const example = path.length === 1 ? examples[key] : undefined;
  return withHint(text, example === undefined ? undefined : `Write \`${key}: ${flow(example)}\`, for one.`);
}

function missingHint(issue: Issue, examples: Readonly<Record<string, unknown>>): string {
  const key = String(issue.path.at(-1) ?? '');
  const example = issue.path.length === 1 ? examples[key] : undefined;
  if (issue.code === 'invalid_value')
    return `Add \`${key}:\` with one of ${issue.values.map(String).join(', ')}.`;
  // A text of the template says nothing here; a date, a list or a block shows how it is written.
  const isTelling = example !== undefined && !(typeof example === 'string' && /^\D/.test(example));
  return `Add \`${key}: ${isTelling ? flow(example) : '…'}\`.`;
}

/** A value as YAML on one line. */
function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();
}

function notWritten(input: unknown): string {
  if (typeof input === 'number') return `, not ${input}`;
  return typeof input === 'string' && input.length <= 60 ? `, not “${input.replace(/\s+/g, ' ')}”` : '';
}

function withHint(text: string, hint: string | undefined): DescribedIssue {
  return hint === undefined ? { text } : { text, hint };
}
