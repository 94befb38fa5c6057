/** Texts of what cases and readers say of an article, in English. */
export const enCasePanel = {
  title: 'Cases it resolved',
  none: 'No case is linked to this article yet.',
  kinds: {
    created: 'created it',
    reused: 'resolved by it',
    improved: 'improved it',
    consulted: 'read it',
    'not-helpful': 'not helped by it',
  },
  solved: 'This solved it',
  number: 'Case (optional)',
  note: 'What helped (optional)',
  flag: 'Something is wrong',
  what: 'What is wrong',
  flags: {
    wrong: 'It is wrong',
    outdated: 'It is outdated',
    incomplete: 'Something is missing',
    unclear: 'It is unclear',
    duplicate: 'It says what another article says',
    other: 'Something else',
  },
  reason: 'What would be right',
  send: 'Send',
  said: {
    linked: 'Thank you. The case is linked.',
    thanks: 'Thank you. Your word is kept.',
    flagged: 'Thank you. Whoever keeps this article true will see it.',
    failed: 'It could not be sent. What you typed is kept: try again.',
    number: 'Write the number as SR-000123.',
  },
};
