import type { LivePageContext } from '../core/site/live-pages.ts';

declare global {
  namespace App {
    /** What a live page is given. Pages of a build are given nothing, and ask for nothing. */
    // oxlint-disable-next-line typescript/no-empty-object-type -- Astro names the interface; ours says what is in it
    interface Locals extends LivePageContext {}
  }
}
