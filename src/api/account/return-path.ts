import { accountBase } from './account-page.ts';

/** Where to go on to where nothing else was asked for. */
const home = '/';

/** A path of this site to go on to after signing in: never another site, nor these pages themselves. */
export function returnPath(text: string | undefined): string {
  if (text === undefined || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(text) || text.length > 2000) return home;
  // An address that a browser would read otherwise than we do, such as one with a tab in it, is not taken.
  const here = 'http://here.invalid';
  if (!URL.canParse(text, here)) return home;
  const { origin, pathname, search } = new URL(text, here);
  if (origin !== here || pathname.startsWith('//')) return home;
  const isAccount = pathname === accountBase || pathname.startsWith(`${accountBase}/`);
  return isAccount && pathname !== accountBase ? home : pathname + search;
}
