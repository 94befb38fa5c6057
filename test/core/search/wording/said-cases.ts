/** What a board of cards can do, and what customers say for it. */
const deeds = [
  { title: 'Delete', said: ['How do I get rid of', 'Removing'] },
  { title: 'Export', said: ['Is it possible to download', 'Saving a local copy of'] },
  { title: 'Share', said: ['Let somebody else see', 'Giving colleagues a look at'] },
  { title: 'Sort', said: ['Put in order', 'Alphabetical list of'] },
];
const things = [
  { title: 'boards', said: ['the canvas', 'the whole pinwall'] },
  { title: 'attachments', said: ['the files', 'a file'] },
  { title: 'members', said: ['people', 'a person'] },
  { title: 'labels', said: ['colours', 'a colour'] },
];

/** Articles of which each title says otherwise what customers say: each deed in two ways, with each name of the thing. */
export const saidOtherwise = deeds.flatMap((deed) =>
  things.map((thing) => ({
    title: `${deed.title} ${thing.title}`,
    statements: deed.said.flatMap((words) => thing.said.map((name) => `${words} ${name}`)).toReversed(),
  })),
);
