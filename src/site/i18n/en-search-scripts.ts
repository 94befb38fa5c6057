/** What the scripts of search write, in English. They ship no other texts of search: those stand in the pages. */
export const searchTexts = {
  count: (count: number, isAll = true) =>
    `${isAll ? '' : 'at least '}${count === 1 ? '1 article' : `${count} articles`}`,
  allResults: (count: number) => (count === 1 ? 'Show the result on a page' : `Show all ${count} results`),
  nearest: 'Nothing matches exactly. These come nearest:',
  suggestion: 'Did you mean',
  searchedFor: 'Nothing has what was typed. These are for',
  fromCases: (count: number) =>
    count === 1
      ? 'A resolved case led here. The customer said:'
      : `${count} resolved cases led here. A customer said:`,
  // A phrase has its own quotation marks.
  nothing: (query: string) => `Nothing found for ${query.includes('"') ? query : `“${query}”`}`,
  failed: {
    title: 'Search cannot be loaded',
    hint: 'The connection may be gone. What you typed is kept.',
  },
  outdated: {
    title: 'The search index is of another version',
    hint: 'The site may have been renewed since this page was opened: reload it. If that does not help, the site has to be built again.',
  },
  incomplete: 'A part of the search index could not be loaded, so results may be missing.',
} as const;

/** What the script of the results page writes besides. */
export const resultsTexts = {
  title: 'Search',
  countOf: (shown: number, count: number) => `${shown} of ${count} articles`,
  moreValues: (count: number) => `${count} more`,
  facets: {
    type: 'Type',
    product: 'Product',
    language: 'Language',
    confidence: 'Confidence',
    audience: 'Audience',
  },
} as const;
