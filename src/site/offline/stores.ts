/** What is kept on the device, and how many of each at most; the oldest go first. */
export const stores = {
  pages: { name: 'casebook:pages', limit: 400 },
  assets: { name: 'casebook:assets', limit: 400 },
  images: { name: 'casebook:images', limit: 300 },
  /** Goes with its index, not by number. */
  search: { name: 'casebook:search', limit: Number.POSITIVE_INFINITY },
} as const;

export type StoreName = keyof typeof stores;

/** Pages that open offline whether or not they were visited. */
export const basicPages = ['/', '/search/', '/offline/'] as const;

/** Which store an immutable file belongs to. */
export function storeOf(path: string): StoreName {
  return path.startsWith('/images/') ? 'images' : path.startsWith('/_astro/') ? 'assets' : 'search';
}
