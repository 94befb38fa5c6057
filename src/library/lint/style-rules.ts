import fencedCodeFlag from 'remark-lint-fenced-code-flag';
import headingIncrement from 'remark-lint-heading-increment';
import noDuplicateDefinitions from 'remark-lint-no-duplicate-definitions';
import noDuplicateHeadingsInSection from 'remark-lint-no-duplicate-headings-in-section';
import noHeadingPunctuation from 'remark-lint-no-heading-punctuation';
import noShellDollars from 'remark-lint-no-shell-dollars';
import noUndefinedReferences from 'remark-lint-no-undefined-references';
import noUnusedDefinitions from 'remark-lint-no-unused-definitions';
import { unified } from 'unified';
import type { ProblemCode } from '../../core/problem/codes.ts';

/** The remark-lint rules that pay for their time, ready to run over a tree. */
export const styleProcessor = unified()
  .use(headingIncrement)
  .use(noDuplicateHeadingsInSection)
  // Full stop, comma, colon, semicolon and exclamation mark, also in Chinese; a heading may be a question.
  .use(noHeadingPunctuation, '.,:;!。，：；！')
  // `[!NOTE]` is the compiler's to report, with what to write instead.
  .use(noUndefinedReferences, { allow: [/^!\p{L}/u] })
  .use(noUnusedDefinitions)
  .use(noDuplicateDefinitions)
  .use(fencedCodeFlag)
  .use(noShellDollars)
  .freeze();

/** What a remark-lint message becomes. */
interface StyleMessage {
  readonly code: ProblemCode;
  /** Our words, from the texts that the rule's message has in backticks. */
  readonly describe: (quoted: readonly string[]) => string;
}

/** Our codes and words by the id of the remark-lint rule. */
export const styleMessages: Readonly<Record<string, StyleMessage>> = {
  'heading-increment': {
    code: 'style-heading-increment',
    describe: ([is = '', expected = '']) => `The heading is an h${is} where an h${expected} comes next.`,
  },
  'no-duplicate-headings-in-section': {
    code: 'style-heading-duplicate',
    describe: () => 'The section has a heading of the same text already.',
  },
  'no-heading-punctuation': {
    code: 'style-heading-punctuation',
    describe: ([character = '']) => `The heading ends in “${character}”.`,
  },
  'no-undefined-references': {
    code: 'style-reference-undefined',
    describe: ([name = '']) => `“[${name}]” looks like a link, and there is no definition for it.`,
  },
  'no-unused-definitions': {
    code: 'style-definition-unused',
    describe: ([name = '']) => `Nothing uses the definition “[${name}]”.`,
  },
  'no-duplicate-definitions': {
    code: 'style-definition-duplicate',
    describe: ([name = '']) => `“[${name}]” is defined already.`,
  },
  'fenced-code-flag': {
    code: 'style-code-language',
    describe: () => 'The code block names no language.',
  },
  'no-shell-dollars': {
    code: 'style-shell-prompt',
    describe: () => 'Every line of the shell block begins with “$”.',
  },
};
