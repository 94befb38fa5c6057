import { describe, expect, it } from 'vitest';
import { cutSections } from '../../../../scripts/bench/search/cut-sections.ts';

describe('cutSections', () => {
  it('cuts at the headings that stand in the text as lines', () => {
    const text = 'Before.\nCause\nThe disk is full.\nMore.\nResolution\nDelete files.';
    expect(cutSections({ text, headings: ['Cause', 'Resolution'] })).toEqual([
      { id: '', heading: '', text: 'Before.' },
      { id: 'cause', heading: 'Cause', text: 'The disk is full.\nMore.' },
      { id: 'resolution', heading: 'Resolution', text: 'Delete files.' },
    ]);
  });

  it('passes over a heading that is not there, and one within a line', () => {
    expect(
      cutSections({ text: 'The Cause is known.\nNotes\nx', headings: ['Cause', 'Missing', 'Notes'] }),
    ).toEqual([
      { id: '', heading: '', text: 'The Cause is known.' },
      { id: 'notes', heading: 'Notes', text: 'x' },
    ]);
  });

  it('gives headings of the same words fragments of their own', () => {
    const ids = cutSections({ text: 'Steps\na\nSteps\nb', headings: ['Steps', 'Steps'] }).map(({ id }) => id);
    expect(ids).toEqual(['steps', 'steps-1']);
  });

  it('leaves a text without headings whole, and gives a section for no text at all', () => {
    expect(cutSections({ text: 'a\nb', headings: [] })).toEqual([{ id: '', heading: '', text: 'a\nb' }]);
    expect(cutSections({ text: '', headings: [] })).toEqual([{ id: '', heading: '', text: '' }]);
  });
});
