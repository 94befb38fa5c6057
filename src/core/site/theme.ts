/** Themes that a reader can choose, in the order in which a button goes through them. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/**
 * Where a browser keeps the theme that its reader has chosen: `light` or `dark`; nothing follows the system. All pages of
 * an origin read it, those of the API, too.
 */
export const themeKey = 'casebook:theme';
