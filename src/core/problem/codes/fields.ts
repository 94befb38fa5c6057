import { defineCodes } from '../code-entry.ts';

/** Fields of one article that do not agree with each other, or with the day. */
export const fieldCodes = defineCodes({
  'procedure-without-back-out-plan': {
    severity: 'error',
    title: 'A procedure above low risk without a way back',
    explanation:
      'Risk is likelihood × impact. Above low, a procedure names the plan that restores the original state, or states why there is none.',
    hint: 'Add `backOutPlan: BO-…`, or `noBackOut:` with the reason.',
  },
  'back-out-plan-contradicted': {
    severity: 'error',
    title: 'A back-out plan and a reason for having none',
    explanation: 'The procedure has both `backOutPlan` and `noBackOut`; only one of them can be true.',
    hint: 'Remove one of the two.',
  },
  'external-unvalidated': {
    severity: 'error',
    title: 'Readers outside would see an article that is not validated',
    explanation: 'Nothing that partners, customers or the public may read is unvalidated.',
    hint: 'Set `audience: internal` until it is validated, or validate it: `confidence: validated`.',
  },
  'approval-missing': {
    severity: 'error',
    title: 'A validated compliance article without an approval',
    explanation:
      'Articles under `governance: compliance` need the approval of somebody other than their authors before they count as validated.',
    hint: 'Add `approvedBy:` with the name, or set `confidence: not-validated`.',
  },
  'approval-by-author': {
    severity: 'error',
    title: 'Approved by one of its authors',
    explanation: 'An approval is a second pair of eyes: the one who approves is not one of the authors.',
    hint: 'Have somebody else approve it.',
  },
  'archived-without-successor': {
    severity: 'warning',
    title: 'Archived without a successor',
    explanation:
      'Readers who arrive at an archived article from an old link or case need to know where to go. Sometimes there is no successor; mostly there is.',
    hint: 'Add `supersededBy:` with the article that replaces it.',
  },
  'review-overdue': {
    severity: 'warning',
    title: 'A review is overdue',
    explanation: 'The day in `reviewDue` has passed, and nobody has verified the article since.',
    hint: 'Verify the article, then set `reviewed` and the next `reviewDue`.',
  },
  'review-date-order': {
    severity: 'error',
    title: 'Dates in an impossible order',
    explanation:
      'An article is created, then reviewed, then due for its next review; none of these can come earlier than the one before.',
    hint: 'Correct the dates.',
  },
  'date-in-future': {
    severity: 'warning',
    title: 'A past event with a date in the future',
    explanation: '`created`, `reviewed` and `lastTested` say what has happened; the date has not come yet.',
    hint: 'Correct the date.',
  },
  'title-long': {
    severity: 'warning',
    title: 'A long title',
    explanation: 'Past 100 characters a title is cut in lists, search results and browser tabs.',
    hint: 'Keep what the reader would search for; the rest belongs in the summary.',
  },
  'summary-long': {
    severity: 'warning',
    title: 'A long summary',
    explanation: 'Past 320 characters a summary no longer is one: it is shown in lists and search results.',
    hint: 'Say in one or two sentences what it is about and what solves it.',
  },
  'symptom-long': {
    severity: 'warning',
    title: 'A long symptom',
    explanation: 'A symptom is what a customer would say or type. Past 160 characters nobody does.',
    hint: 'Split it, or move the detail to the section on the issue.',
  },
});
