import { describe, expect, it } from 'vitest';
import { noNotes, notesKey, parseNotes, tick, write } from '../../../src/site/scripts/run-notes.ts';

describe('notes on a run sheet', () => {
  it('hold when steps were done, until they are taken back', () => {
    const ticked = tick(tick(noNotes, 'step-1', 1000), 'step-2', 2000);
    expect(ticked.done).toEqual({ 'step-1': 1000, 'step-2': 2000 });
    expect(tick(ticked, 'step-1', undefined).done).toEqual({ 'step-2': 2000 });
  });

  it('hold texts, until they are emptied', () => {
    const written = write(write(noNotes, 'engineer', 'Ann'), 'remarks', 'None');
    expect(written.texts).toEqual({ engineer: 'Ann', remarks: 'None' });
    expect(write(written, 'engineer', '').texts).toEqual({ remarks: 'None' });
  });

  it('are read as they were kept', () => {
    const notes = write(tick(noNotes, 'step-1', 1000), 'engineer', 'Ann');
    expect(parseNotes(JSON.stringify(notes))).toEqual(notes);
  });

  it.each([undefined, '', 'nonsense', 'null', '7', '[]', '{"done":3,"texts":"x"}'])(
    '%s holds none',
    (text) => {
      expect(parseNotes(text)).toEqual(noNotes);
    },
  );

  it('leave out what is none', () => {
    expect(parseNotes('{"done":{"a":1,"b":"x","c":null},"texts":{"d":"t","e":5}}')).toEqual({
      done: { a: 1 },
      texts: { d: 't' },
    });
  });

  it('of another procedure, revision or window are others', () => {
    const keys = [
      notesKey('PR-0001', 'aaa', ''),
      notesKey('PR-0001', 'bbb', ''),
      notesKey('PR-0002', 'aaa', ''),
      notesKey('PR-0001', 'aaa', '2027-01-24T00:00Z'),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});
