import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate, type RuleConfig } from 'html-validate';

/** Rules beside the recommended ones, each with its reason. */
const rules: RuleConfig = {
  // HTML allows ids that begin with a digit; headings such as “2. Make room” have them.
  'valid-id': ['error', { relaxed: true }],
  // The page's own length of title and its white space are no business of a validator.
  'long-title': 'off',
  'no-trailing-whitespace': 'off',
  'doctype-style': 'off',
  'void-style': 'off',
  'attribute-boolean-style': 'off',
  'attribute-empty-style': 'off',
  'no-raw-characters': 'off',
  // The results of the search dialog are a list box, which <select> cannot be; Enter submits its one-field form.
  'prefer-native-element': ['error', { exclude: ['listbox'] }],
  'wcag/h32': 'off',
  // A heading that script fills in is hidden until then.
  'empty-heading': 'off',
};

/** Everything that html-validate finds in some pages of a site, a line each. */
export async function findInvalidHtml(site: string, pages: readonly string[]): Promise<string[]> {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules });
  const found = new Set<string>();
  for (const page of pages) {
    const report = await validator.validateString(readFileSync(path.join(site, page), 'utf8'), page);
    for (const { messages } of report.results) {
      for (const { ruleId, message, line } of messages) found.add(`${page}:${line} ${ruleId}: ${message}`);
    }
  }
  return [...found];
}
