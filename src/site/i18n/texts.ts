import { en, type Texts } from './en.ts';

/** Dictionary of the interface. It is in English now; a language is a file beside `en.ts` and a line here. */
export const t: Texts = en;

export type { Texts };
