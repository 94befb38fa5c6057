import { createTwoFilesPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiff } from '../../../src/core/history/read-diff.ts';

const patch = (before: string, after: string) =>
  createTwoFilesPatch('a', 'a', before, after, undefined, undefined, { context: 1 });

describe('readDiff', () => {
  it('counts added and removed lines and leaves the header out', () => {
    const diff = readDiff(patch('one\ntwo\nthree\n', 'one\nthree\nfour\nfive\n'));
    expect(diff).toMatchObject({ added: 2, removed: 1 });
    expect(
      diff.hunks.flatMap(({ lines }) => lines.flatMap(({ parts }) => parts.map(({ text }) => text))),
    ).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('marks the words that differ in a line that replaces another', () => {
    const [hunk] = readDiff(patch('Wait ten minutes, then check\n', 'Wait five minutes, then check\n')).hunks;
    expect(hunk?.lines.map(({ kind, parts }) => [kind, parts.filter((part) => part.isChanged)])).toEqual([
      ['removed', [{ text: 'ten', isChanged: true }]],
      ['added', [{ text: 'five', isChanged: true }]],
    ]);
  });

  it('marks no words in lines that have nothing in common', () => {
    const [hunk] = readDiff(patch('Clean the connector\n', 'Order another optic today\n')).hunks;
    expect(hunk?.lines.flatMap(({ parts }) => parts).some(({ isChanged }) => isChanged)).toBe(false);
  });

  it('says how many lines it leaves out before each hunk', () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const after = before.with(4, 'changed 4').with(15, 'changed 15');
    const { hunks } = readDiff(patch(`${before.join('\n')}\n`, `${after.join('\n')}\n`));
    expect(hunks.map(({ skipped }) => skipped)).toEqual([3, 8]);
  });

  it('keeps every character of the lines that it shows', () => {
    const text = fc.array(fc.constantFrom('a', 'b c', '', '- d', '+ e', '@@ f'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const unified = patch(before.join('\n'), after.join('\n'));
        const lines = readDiff(unified).hunks.flatMap((hunk) => hunk.lines);
        const written = unified
          .split('\n')
          .slice(unified.split('\n').findIndex((line) => line.startsWith('+++')) + 1)
          .filter((line) => /^[-+ ]/.test(line))
          .map((line) => line.slice(1));
        expect(lines.map(({ parts }) => parts.map((part) => part.text).join(''))).toEqual(written);
      }),
    );
  });
});
