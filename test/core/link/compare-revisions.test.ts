import { describe, expect, it } from 'vitest';
import { compareRevisions, type RevisionText } from '../../../src/core/link/compare-revisions.ts';

const text = (change: Partial<RevisionText> = {}): RevisionText => ({
  article: 'SN-0001',
  revision: 'aaaaaaaaaaaa',
  title: 'Datastore is read-only',
  summary: 'Rescan.',
  markdown: '## Resolution\n\nRescan the adapter.\nThen mount it.\n',
  ...change,
});
const linesOf = (comparison: ReturnType<typeof compareRevisions>) =>
  comparison.diff.hunks.flatMap(({ lines }) =>
    lines
      .filter(({ kind }) => kind !== 'context')
      .map(
        ({ kind, parts }) =>
          `${kind} ${parts.map((part) => (part.isChanged ? `[${part.text}]` : part.text)).join('')}`,
      ),
  );

function manyLines(word: string): string {
  return Array.from({ length: 9000 }, (_, index) => `${word} ${index * 7}`).join('\n');
}

describe('compareRevisions', () => {
  it('marks the words that differ', () => {
    const now = text({
      revision: 'bbbbbbbbbbbb',
      markdown: '## Resolution\n\nRescan every adapter.\nThen mount it.\n',
    });
    const comparison = compareRevisions(text(), now);
    expect(comparison).toMatchObject({ isSame: false, diff: { added: 1, removed: 1 } });
    expect(linesOf(comparison)).toEqual(['removed Rescan [the] adapter.', 'added Rescan [every] adapter.']);
  });

  it('shows another title and summary, too', () => {
    expect(linesOf(compareRevisions(text(), text({ title: 'Datastore is gone' })))).toEqual([
      'removed # Datastore is [read-only]',
      'added # Datastore is [gone]',
    ]);
  });

  it('finds no difference where there is none, in another revision too', () => {
    const now = text({ revision: 'bbbbbbbbbbbb', markdown: `${text().markdown}\n\n` });
    expect(compareRevisions(text(), now)).toMatchObject({ isSame: true, diff: { hunks: [] } });
  });

  it('says that there is nothing now', () => {
    expect(compareRevisions(text(), undefined)).toMatchObject({ isSame: false, diff: { hunks: [] } });
  });

  // Comparing every line with every other would take minutes, which the runner does not wait for.
  it('shows long texts that have nothing in common as one for the other', () => {
    const { diff } = compareRevisions(text({ markdown: manyLines('a') }), text({ markdown: manyLines('b') }));
    expect(diff.added).toBeGreaterThan(8900);
  });

  it('takes lines that look like a patch for lines', () => {
    const now = text({ markdown: '## Resolution\n\n@@ -1,1 +1,1 @@\n+ plus\n- minus\n\\ No newline\n' });
    expect(
      linesOf(compareRevisions(text(), now)).filter((line) => line.startsWith('added')).length,
    ).toBeGreaterThan(2);
  });
});
