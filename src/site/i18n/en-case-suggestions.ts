const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Texts of what may help while a problem is written, in English; the script of a new case ships no others. */
export const enCaseSuggestions = {
  title: 'May help',
  hint: 'Write the problem: articles and resolved cases that are like it appear here. Search before you escalate.',
  none: 'Nothing here is like this yet.',
  failed: 'Suggestions cannot be loaded now. The case can be opened all the same.',
  articles: 'Articles',
  cases: 'Resolved cases like this',
  advice: 'Before it goes to a team',
  answered: 'Answered by',
  newTab: '(opens in a new tab)',
  found: (articles: number, cases: number) => {
    const parts = [
      ...(articles > 0 ? [counted(articles, 'article', 'articles')] : []),
      ...(cases > 0 ? [counted(cases, 'resolved case', 'resolved cases')] : []),
    ];
    return `${parts.join(' and ')} may help`;
  },
  advised: (count: number) => `${counted(count, 'hint', 'hints')} on the words`,
} as const;
