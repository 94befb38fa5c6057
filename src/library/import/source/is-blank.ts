import type { Source } from './read-source.ts';

/**
 * Whether a source has nothing in it, or only headings and comments, as far as a look at its text can tell. Those that
 * turn out to be empty later, pages of HTML among them, are left out then.
 */
export function isBlank({ format, body, fields }: Source): boolean {
  if (typeof fields['description'] === 'string' || typeof fields['summary'] === 'string') return false;
  const text =
    format === 'html'
      ? body
      : body
          .replace(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g, '')
          .replace(/^import\s.*['"];?$|^[ \t]*(?:\[TOC\]|#{1,6}(?:[ \t].*)?|={3,}|-{3,})$/gim, '');
  return /^[\s\u200b\ufeff]*$/.test(text);
}
