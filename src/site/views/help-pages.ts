/** Pages of the help, in reading order. */
export const helpPages = [
  {
    address: '/help/using-search/',
    title: 'Using search',
    about: 'Finding the article for a symptom, an error code or a pasted log.',
  },
  {
    address: '/help/reading-articles/',
    title: 'Reading articles',
    about: 'What the states, marks and colours mean, and what each type of article shows.',
  },
  {
    address: '/help/writing-articles/',
    title: 'Writing articles',
    about: 'Files, front matter, sections and links, for every type of article.',
  },
  {
    address: '/help/components/',
    title: 'Components',
    about: 'Steps, commands, callouts and the rest of what an article is written with.',
  },
  {
    address: '/help/importing/',
    title: 'Importing',
    about: 'Bringing an existing Markdown or HTML knowledge base in.',
  },
  {
    address: '/help/building/',
    title: 'Building and audiences',
    about: 'Checking, building and serving the site, for one audience at a time.',
  },
  {
    address: '/help/problems/',
    title: 'Problem reference',
    about: 'Every problem that a check can report, and what to do about it.',
  },
] as const;
