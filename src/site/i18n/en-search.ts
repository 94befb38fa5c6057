import { resultsTexts, searchTexts } from './en-search-scripts.ts';

/** Texts of search in English: the dialog and the results page. */
export const enSearch = {
  ...searchTexts,
  ...resultsTexts,
  label: 'Search the knowledge base',
  placeholder: 'A symptom, an error code, a product, an article id',
  button: 'Search',
  close: 'close search',
  withoutScript: 'Searching needs JavaScript. Without it, browse by type or product:',
  results: 'Results',
  keys: { choose: 'to choose', open: 'to open' },
  more: 'Show more',
  filters: 'Narrow the results',
  clearFilters: 'Remove all filters',
  sort: { label: 'Sort by', relevance: 'Best match', newest: 'Last verified', reused: 'Most cases resolved' },
  start: {
    title: 'What are you looking for?',
    hint: 'Type a few words of the symptom, or paste an error message as it is. Codes are found whole and in parts.',
    operators: [
      { example: '"no space left"', meaning: 'these words, together' },
      { example: '-windows', meaning: 'without this word' },
      { example: 'title:quorum', meaning: 'in the title' },
      { example: 'product:ontap', meaning: 'for one product' },
      { example: 'type:procedure', meaning: 'of one type' },
      { example: 'snapmir*', meaning: 'words that begin so' },
    ],
  },
  empty: {
    filtered: 'Without the filters there may be more.',
    loosePhrase: 'Search for these words without quotation marks',
    hint: 'Try fewer words, the error code alone, or what the customer would say.',
    browse: 'Or browse:',
  },
  openCase: { hint: 'Nobody has written it down?', link: 'Open a case with these words' },
  retry: 'Try again',
  reload: 'Reload the page',
} as const;
