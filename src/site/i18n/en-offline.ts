/** Texts for readers without network, in English. */
export const enOffline = {
  title: 'You are offline',
  about: 'This page was not opened on this device before, so it is not here.',
  retry: 'Try again',
  search: 'Search',
  searchKept: 'Search works offline on this device.',
  searchPartly: 'Of search, only what was asked for before is on this device.',
  pages: 'Pages on this device, the latest first',
  none: 'None yet.',
  /** `{time}` is when the copy was made. */
  copy: 'You are offline, or the line is too slow. This is the copy of {time}; the page may have changed since.',
} as const;
