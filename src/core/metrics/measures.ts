import type { Measure, MeasureId } from './measure.ts';

const notAPerson = 'A trend of the team: it says nothing of any one person, and no target belongs on it.';

/** Every measure by its id. */
const definitions: Readonly<Record<MeasureId, Omit<Measure, 'id'>>> = {
  'link-rate': {
    name: 'Link rate',
    definition: 'The share of closed cases that say which article they created, reused or improved.',
    formula: 'closed cases with a link of kind created, reused or improved ÷ closed cases',
    caveat: `A link that is wrong counts like one that is right: read it beside link accuracy. ${notAPerson}`,
    figures: [{ id: 'link-rate', name: 'Link rate', unit: 'ratio' }],
    time: 'trend',
    isByProduct: true,
  },
  'link-accuracy': {
    name: 'Link accuracy',
    definition: 'How many of the linked cases lead to the right article, as a coach judged a random sample.',
    formula: 'linked cases judged right ÷ linked cases judged',
    caveat:
      'An estimate: the interval holds the true share in 95 of 100 samples, and a small sample says little. Only samples that were drawn for the same product and team count.',
    figures: [{ id: 'link-accuracy', name: 'Link accuracy', unit: 'ratio' }],
    time: 'trend',
    isByProduct: true,
  },
  'capture-loss': {
    name: 'Capture loss',
    definition:
      'The share of closed cases whose knowledge was lost: they have no link, and a coach found that an article answered them or should have been written.',
    formula:
      'judged cases without a link that should have been linked or captured ÷ all judged cases of the sample',
    caveat:
      'An estimate, as link accuracy is. What nobody wrote down in the case cannot be seen by whoever judges it.',
    figures: [
      { id: 'capture-loss', name: 'Capture loss', unit: 'ratio' },
      { id: 'link-missing', name: 'An article was there', unit: 'ratio' },
      { id: 'article-missing', name: 'No article was written', unit: 'ratio' },
    ],
    time: 'trend',
    isByProduct: true,
  },
  'known-new-unknown': {
    name: 'Known, new, unknown',
    definition:
      'Where the answer to closed cases came from: an article that was there before (known), one that the case created (new), or neither (unknown).',
    formula:
      'closed cases that reused or improved an article, that created one, and all others, each ÷ closed cases',
    caveat:
      'A case that only consulted an article is unknown. A case that created an article is new, whatever else it reused.',
    figures: [
      { id: 'known', name: 'Known', unit: 'ratio' },
      { id: 'new', name: 'New', unit: 'ratio' },
      { id: 'unknown', name: 'Unknown', unit: 'ratio' },
    ],
    time: 'trend',
    isByProduct: true,
  },
  reuse: {
    name: 'Reuse',
    definition:
      'How often articles resolved a case that did not create them, and how that spreads over the articles.',
    formula: 'links of kind reused by the day on which they were made',
    caveat:
      'An article about a rare fault may be worth more than one that is reused daily. Articles that nobody reused are those that are here now.',
    figures: [{ id: 'reuses', name: 'Reuses', unit: 'count' }],
    time: 'trend',
    isByProduct: true,
  },
  citations: {
    name: 'Citations',
    definition: 'How many of the reuses were by others than those who wrote the article.',
    formula: 'links of kind reused by somebody who is no author of the article ÷ links of kind reused',
    caveat: `Authors are known by the names that articles have them under. ${notAPerson}`,
    figures: [
      { id: 'cited', name: 'Reused by others', unit: 'ratio' },
      { id: 'citations', name: 'Citations', unit: 'count' },
    ],
    time: 'trend',
    isByProduct: true,
  },
  'time-to-publish': {
    name: 'Time to publish',
    definition:
      'How long it takes from the resolution of a case until the article that it created can be used.',
    formula:
      'days from the resolution of the case to its link of kind created: the median and the 90th percentile',
    caveat:
      'A link can be made once the article is in the base. One that was forgotten and made later makes the time longer.',
    figures: [
      { id: 'median-days', name: 'Half within', unit: 'days' },
      { id: 'days-of-nine-tenths', name: 'Nine tenths within', unit: 'days' },
    ],
    time: 'trend',
    isByProduct: true,
  },
  'content-standard': {
    name: 'Content standard',
    definition: 'How far the articles meet the checklist of the content standard.',
    formula: '1 − misses ÷ (articles × criteria)',
    caveat:
      'Only what can be told without judgement is on the list; whether an article is true is not. Drafts, archived articles and translations are left out.',
    figures: [
      { id: 'content-standard', name: 'Criteria met', unit: 'ratio' },
      { id: 'articles-without-miss', name: 'Articles that meet all', unit: 'ratio' },
    ],
    time: 'now',
    isByProduct: true,
  },
  'article-states': {
    name: 'States of articles',
    definition: 'How many articles are in each state, and how long they have been in it.',
    formula: 'articles by confidence; days since the first revision of the state',
    caveat:
      'An article that was never seen in another state counts from the day on which it was created. Translations are not counted.',
    figures: [
      { id: 'articles', name: 'Articles', unit: 'count' },
      { id: 'unfinished', name: 'Not validated yet', unit: 'ratio' },
    ],
    time: 'now',
    isByProduct: true,
  },
  'self-service': {
    name: 'Self-service',
    definition:
      'What people who search find: whether there was a result, which one they opened, whether it helped.',
    formula:
      'searches without a result ÷ searches; searches after which a case was opened or escalated ÷ searches; mean place of the result that was opened first; helpful ÷ all feedback',
    caveat:
      'Searches belong to nobody and name no product or team, and browsers that ask not to be tracked are not counted. Whoever opened nothing may have read the answer in the results.',
    figures: [
      { id: 'searches', name: 'Searches', unit: 'count' },
      { id: 'null-searches', name: 'Found nothing', unit: 'ratio' },
      { id: 'led-to-case', name: 'Led to a case or an escalation', unit: 'ratio' },
      { id: 'opened', name: 'Opened a result', unit: 'ratio' },
      { id: 'opened-first', name: 'Of these, the first one', unit: 'ratio' },
      { id: 'mean-place', name: 'Mean place of what was opened', unit: 'place' },
      { id: 'helpful', name: 'Feedback that it helped', unit: 'ratio' },
    ],
    time: 'trend',
    isByProduct: false,
  },
  'searches-by-cases': {
    name: 'Searches answered thanks to cases',
    definition:
      'How many of the searches that ended with an opened article found it thanks to what customers said in linked cases.',
    formula:
      'searches whose opened result was found, or stood as high as it did, only by words of linked cases ÷ searches with an opened result; searches whose first result was so ÷ searches that found something',
    caveat:
      'Only a build for colleagues knows words of cases, and only those of its last snapshot. Whether the article helped is told by feedback and links.',
    figures: [
      { id: 'opened-by-cases', name: 'Opened thanks to cases', unit: 'ratio' },
      { id: 'first-by-cases', name: 'First result thanks to cases', unit: 'ratio' },
    ],
    time: 'trend',
    isByProduct: false,
  },
  gaps: {
    name: 'Gaps',
    definition:
      'What is not written down: closed cases that no article answered, and searches that found nothing.',
    formula: 'closed cases without a link of kind created, reused or improved; searches without a result',
    caveat:
      'Not every such case deserves an article; several alike do. Searches name no product or team and are counted for all.',
    figures: [
      { id: 'cases-without-article', name: 'Cases without an article', unit: 'count' },
      { id: 'searches-without-result', name: 'Searches that found nothing', unit: 'count' },
    ],
    time: 'trend',
    isByProduct: true,
  },
};

/** A measure by its id. */
export const measureOf = (id: MeasureId): Measure => ({ id, ...definitions[id] });
