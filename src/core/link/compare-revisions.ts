import { createTwoFilesPatch } from 'diff';
import { readDiff, type Diff } from '../history/read-diff.ts';

/** The text of a revision. */
export interface RevisionText {
  /** `SN-0012`, `SN-0012.it`. */
  readonly article: string;
  readonly revision: string;
  readonly title: string;
  readonly summary: string;
  readonly markdown: string;
}

/** What a customer was told beside what the article says now. */
export interface RevisionComparison {
  readonly delivered: RevisionText;
  /** Absent when the present build does not have the article. */
  readonly now?: RevisionText;
  /** Whether a reader would find any difference. */
  readonly isSame: boolean;
  readonly diff: Diff;
}

/** Lines around a change. */
const contextLines = 3;

/**
 * Beyond so many changed lines the two texts are another one, and are shown as such: finding the smallest difference would take long
 * and show nothing.
 */
const mostEdits = 4000;

const nothing: Diff = { hunks: [], added: 0, removed: 0 };

/** Compares a revision as it was delivered with the present one, title and summary included. */
export function compareRevisions(delivered: RevisionText, now: RevisionText | undefined): RevisionComparison {
  if (!now) return { delivered, isSame: false, diff: nothing };
  const [before, after] = [wholeText(delivered), wholeText(now)];
  if (before === after) return { delivered, now, isSame: true, diff: nothing };
  const options = { context: contextLines };
  const patch =
    createTwoFilesPatch('delivered', 'now', before, after, '', '', {
      ...options,
      maxEditLength: mostEdits,
    }) ?? replaceAll(before, after);
  return { delivered, now, isSame: false, diff: readDiff(patch) };
}

function wholeText({ title, summary, markdown }: RevisionText): string {
  return `# ${title}\n\n${summary}\n\n${markdown.replace(/\n*$/, '\n')}`;
}

/** A patch that takes every line out and puts every other in. */
function replaceAll(before: string, after: string): string {
  const [removed, added] = [signedLines(before, '-'), signedLines(after, '+')];
  return [`@@ -1,${removed.length} +1,${added.length} @@`, ...removed, ...added].join('\n');
}

function signedLines(text: string, sign: '+' | '-'): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => sign + line);
}
