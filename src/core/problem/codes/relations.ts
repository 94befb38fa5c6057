import { defineCodes } from '../code-entry.ts';

/** What articles say of each other. */
export const relationCodes = defineCodes({
  'link-unknown-article': {
    severity: 'error',
    title: 'A link to an article that does not exist',
    explanation: 'The text links to an id that no article of this content has.',
    hint: 'Correct the id, or write the article first.',
  },
  'link-unknown-fragment': {
    severity: 'error',
    title: 'A link to a section that does not exist',
    explanation:
      'The part after `#` names a heading of the target: its text in lower case, with dashes for spaces. Required sections have the name of their English heading in every language; `#resolution` leads to the Italian `## Risoluzione`, too.',
    hint: 'Correct the part after `#`.',
  },
  'link-narrower-audience': {
    severity: 'warning',
    title: 'A reference that some of its readers cannot follow',
    explanation:
      'The target is for a narrower audience than the text or field that names it. Readers without access see plain text in place of the link. `related` may name such articles: each reader sees those that they may read.',
    hint: 'Put the link into `<Only audience="…">`, or widen the audience of the target.',
  },
  'reference-unknown': {
    severity: 'error',
    title: 'A field names an article that does not exist',
    explanation:
      'The id in `related`, `supersededBy`, `backOutPlan`, `restores`, in a stage of an onboarding path or in a planned change is that of no article.',
    hint: 'Correct the id, or write the article first.',
  },
  'reference-type': {
    severity: 'error',
    title: 'A field names an article of the wrong type',
    explanation:
      '`backOutPlan` names a back-out plan (BO-…); `restores` and the `procedure` of a planned change name procedures (PR-…).',
    hint: 'Name an article of the right type.',
  },
  'reference-to-itself': {
    severity: 'error',
    title: 'An article that names itself',
    explanation: 'A field that names other articles holds the id of its own.',
    hint: 'Remove the id.',
  },
  'back-out-plan-one-sided': {
    severity: 'error',
    title: 'Procedure and back-out plan disagree',
    explanation:
      'The procedure names its plan in `backOutPlan`, and the plan names the procedure in `restores`. Only one of the two says so here.',
    hint: 'Add the missing half, or remove the other.',
  },
  'back-out-in-circle': {
    severity: 'error',
    title: 'Back-out plans in a circle',
    explanation: 'Following the way back leads to where it began, so there is none.',
    hint: 'Let every plan restore a procedure, and be restored by nothing.',
  },
  'superseded-in-circle': {
    severity: 'error',
    title: 'Articles that supersede each other',
    explanation: 'Following `supersededBy` leads back to the same article; a reader would never arrive.',
    hint: 'Remove `supersededBy` from the article that is still good.',
  },
  'alias-taken': {
    severity: 'error',
    title: 'An old address that is taken',
    explanation:
      'An alias redirects to its article. This one is the id or address of another article, the alias of another one, or an address of the site itself: its pages and lists, its feeds (`/feed.xml`), its files, and all below `/api/`, `/help/`, `/images/`, `/products/` and `/search/`.',
    hint: 'Remove the alias, or remove it from the other article.',
  },
  'alias-without-room': {
    severity: 'error',
    title: 'An old address that cannot stand beside another',
    explanation:
      'For hosts that only serve files, a page is kept at every old address. `/guide.html` is a file there, and `/guide.html/install` needs a folder of the same name: no host can hold both.',
    hint: 'Remove one of the two aliases.',
  },
  'translation-outdated': {
    severity: 'warning',
    title: 'A translation of an earlier revision',
    explanation:
      'The original has changed since it was translated. Readers of the translation see a notice that it is older than the original.',
    hint: 'Bring the text up to date and write the current revision in `translatedFrom`.',
  },
  'translation-structure': {
    severity: 'warning',
    title: 'A translation with another structure than its original',
    explanation:
      'Headings, steps or links differ in number from those of the original, of the very revision that was translated: something was left out or added.',
    hint: 'Compare the two texts.',
  },
  'image-missing': {
    severity: 'error',
    title: 'An image that is not there',
    explanation: 'There is no file of this name at this place. Upper and lower case count.',
    hint: 'Put the file beside the article, or correct its name.',
  },
});
