import { z } from 'zod';

/** Languages that articles are written in, as BCP 47 tags. */
export const languages = ['en', 'it', 'cs', 'zh-Hans'] as const;

export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** What a language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  it: 'Italiano',
  cs: 'Čeština',
  'zh-Hans': '简体中文',
};
