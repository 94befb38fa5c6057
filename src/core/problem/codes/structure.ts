import { defineCodes } from '../code-entry.ts';

/** Sections, steps and words that a type of article must have. */
export const structureCodes = defineCodes({
  'section-missing': {
    severity: 'error',
    inDrafts: 'warning',
    title: 'A required section is missing',
    explanation:
      'Every type of article has sections that a reader can rely on, as h2 headings in the language of the article. A service note without a cause, or a procedure without a back-out section, leaves the question to whoever has the customer on the phone.',
    hint: 'Add the section; where there is nothing to tell, say so and why.',
  },
  'section-order': {
    severity: 'error',
    inDrafts: 'warning',
    title: 'A required section stands in the wrong place',
    explanation:
      'The required sections of a type stand in one order in every article, so that the eye finds them. Other h2 sections may stand between them.',
    hint: 'Move the section.',
  },
  'section-empty': {
    severity: 'error',
    inDrafts: 'warning',
    title: 'A required section is empty',
    explanation: 'The heading is there, and below it nothing, or only a placeholder such as “TODO”.',
    hint: 'Write the section; where there is nothing to tell, say so and why.',
  },
  'template-text': {
    severity: 'error',
    inDrafts: 'warning',
    title: 'A text of the template',
    explanation:
      'A new article begins with a sentence in each section, and in some fields, that says what belongs there. Readers would take it for the answer.',
    hint: 'Replace it; where there is nothing to tell, say so and why.',
  },
  'steps-missing': {
    severity: 'error',
    inDrafts: 'warning',
    title: 'No steps',
    explanation:
      'A procedure or a back-out plan consists of `<Step>`s: run sheets and the arithmetic of the change window are made from them. A numbered list is none.',
    hint: 'Write the steps as `<Steps>` with a `<Step title="…" duration="10m" check="…">` each.',
  },
  'step-incomplete': {
    severity: 'error',
    inDrafts: 'warning',
    title: 'A step without a duration or a check',
    explanation:
      'Every step of a procedure or back-out plan says how long it takes and how to see that it worked. The latest go / no-go time follows from the durations.',
    hint: 'Add `duration="10m"` and `check="…"` to the step.',
  },
  'step-destructive': {
    severity: 'warning',
    title: 'A destructive step without a way back',
    explanation:
      'The step is marked `destructive`, the procedure names no back-out plan, and the step is not marked as the point of no return.',
    hint: 'Name a `backOutPlan`, or mark the step `noReturn` as well.',
  },
  'workaround-unnamed': {
    severity: 'warning',
    title: 'A workaround that is not called one',
    explanation:
      'The outcome of the note is `workaround`, and its resolution does not say so. The reader would take it for the solution and stop looking.',
    hint: 'Say in the first sentence of the resolution that it is a workaround, and what is still open.',
  },
});
