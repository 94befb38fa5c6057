/** The site's own icons: strokes on a 16 × 16 grid, as path data. */
export const icons = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  account: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 14.5c0-3 2.7-4.5 6-4.5s6 1.5 6 4.5',
  menu: 'M2 4h12M2 8h12M2 12h12',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  light:
    'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z',
  chevron: 'M6 3l5 5-5 5',
  back: 'M10 3L5 8l5 5',
  down: 'M8 2v11M3.5 8.5 8 13l4.5-4.5',
  check: 'M2.5 8.5 6 12l7.5-8',
  cross: 'M3 3l10 10M13 3 3 13',
  alert: 'M8 1.5 15 14H1zM8 6v4M8 12v.100',
  info: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 7.5V11.5M8 4.8v.100',
  clock: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4v4l3 2',
  undo: 'M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6',
  print: 'M4 6V2h8v4M4 12H2V6h12v6h-2M4 9.5h8V14H4z',
  history: 'M2.5 8A5.5 5.5 0 1 0 4 4.2L2.5 5.5M2.5 2.5v3h3M8 5v3.5l2.5 1.5',
  markdown: 'M1.5 3.5h13v9h-13zM4 10V6l2 2.5L8 6v4M11.5 6v4M10 8.5l1.5 1.5L13 8.5',
  feed: 'M3 8a5 5 0 0 1 5 5M3 3a10 10 0 0 1 10 10M3.5 12.5h.100',
  language: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM1.5 8h13M8 1.5c4 4 4 9 0 13M8 1.5c-4 4-4 9 0 13',
} as const;

export type IconName = keyof typeof icons;
