import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCaseText, maskLikely, type KnownNames } from '../../../src/core/masking/mask-case-text.ts';
import { listed, masked, untouched } from './masking-cases.ts';

const known: KnownNames = {
  people: [],
  customers: [],
  contracts: [],
  serials: [],
  domains: ['aurora-bank.systems'],
  phones: ['0800 112 233', '12'],
};

describe('maskCaseText on names that no case knows', () => {
  it.each(masked)('masks %j', (text, expected) => {
    expect(maskCaseText(text, known).text).toBe(expected);
  });

  it.each(untouched)('neither masks nor lists %j', (text) => {
    expect(maskCaseText(text, known)).toEqual({ text, masked: [], likely: [] });
  });

  it.each(listed)('leaves and lists %j', (text, parts) => {
    const result = maskCaseText(text, known);
    expect(result.text).toBe(text);
    expect(result.likely.map((each) => each.text)).toEqual(parts);
  });

  it('masks what is likely where nobody reviews', () => {
    expect(maskLikely(maskCaseText('I spoke with Rachel Green on srv-db01.', known))).toBe(
      'I spoke with [name] on [host].',
    );
  });
});

const pieces = [
  ...masked.map(([text]) => text),
  ...untouched,
  ...listed.map(([text]) => text),
  '[name]',
  '[host]',
  '[',
  ']',
  '@',
  '::',
  '\n',
  ' ',
  ', ',
  'From: ',
  'Mr ',
  '先生',
  '10.',
  'name',
  'e-mail',
];
const written = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 12 })), {
    maxLength: 5,
  })
  .map((parts) => parts.join(' '));
const anyNames = fc.record({
  people: fc.array(fc.constantFrom('name', 'Name', 'Jana Nováková', '张伟', '[', 'Regards'), {
    maxLength: 2,
  }),
  customers: fc.array(fc.constantFrom('host', 'e-mail', 'acme', 'aurora-bank'), { maxLength: 2 }),
  contracts: fc.constant([]),
  serials: fc.constant([]),
  domains: fc.constant(['acme.example']),
});

describe('any text', () => {
  it('is masked once for all', () => {
    fc.assert(
      fc.property(written, anyNames, (text, names) => {
        const once = maskCaseText(text, names);
        const twice = maskCaseText(once.text, names);
        expect(twice.text).toBe(once.text);
        expect(twice.masked).toEqual([]);
        expect(twice.likely).toEqual(once.likely);
      }),
    );
  });

  it('has what is likely where the list says, one after the other', () => {
    fc.assert(
      fc.property(written, anyNames, (text, names) => {
        const result = maskCaseText(text, names);
        let end = 0;
        for (const { text: part, start } of result.likely) {
          expect(start).toBeGreaterThanOrEqual(end);
          end = start + part.length;
          expect(result.text.slice(start, end)).toBe(part);
        }
      }),
    );
  });
});
