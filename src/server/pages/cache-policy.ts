const immutable = /^\/(?:_astro\/|images\/|search-index\/(?!manifest\.json$))/;

/** Whether the address of a file changes with its content, so that it can be kept for ever. */
export function isImmutable(path: string): boolean {
  return immutable.test(path);
}

/** `Cache-Control` of a file: what has a hash in its address is kept, everything else is asked for again. */
export function cacheControlOf(path: string): string {
  return isImmutable(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
