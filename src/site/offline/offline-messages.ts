/** From a page to the service worker. */
export type PageMessage =
  /** Is this page a copy that was kept? */
  | { readonly kind: 'opened' }
  /** The page is at rest: keep it, with what it shows, and search if that may be loaded. */
  | {
      readonly kind: 'at-rest';
      readonly path: string;
      readonly images: readonly string[];
      readonly mayLoadSearch: boolean;
    };

/** From the service worker to a page. */
export type WorkerMessage =
  /** The page is a copy, kept at an instant (UTC milliseconds). */
  | { readonly kind: 'copy'; readonly keptAt: number }
  /** The whole index is on this device. */
  | { readonly kind: 'search-kept' };

/** Whether something that was posted is such a message; both sides are of one build, but not always of the same. */
export function hasKind(value: unknown): value is { readonly kind: string } {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
