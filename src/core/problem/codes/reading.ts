import { defineCodes } from '../code-entry.ts';

/** What can be wrong with a file before its body is looked at. */
export const readingCodes = defineCodes({
  'file-unreadable': {
    severity: 'error',
    title: 'The file could not be read',
    explanation: 'The file exists but could not be read, or is not valid UTF-8 text.',
    hint: 'Check the permissions of the file and save it as UTF-8.',
  },
  'file-misplaced': {
    severity: 'error',
    title: 'The file is not where its type belongs',
    explanation:
      'Every type of article has one folder, and the file is named after the id: `service-notes/sn-0012.mdx`, with the language before the ending for a translation: `sn-0012.it.mdx`.',
    hint: 'Move or rename the file, or correct the id.',
  },
  'front-matter-missing': {
    severity: 'error',
    title: 'No front matter',
    explanation: 'An article begins with a block of YAML between two lines of `---`.',
    hint: 'Start from a template: `npm run casebook -- new service-note`.',
  },
  'front-matter-invalid': {
    severity: 'error',
    title: 'The front matter is not valid YAML',
    explanation: 'The block between the `---` lines could not be parsed.',
    hint: 'Quote texts that contain a colon, `#` or start with a special character.',
  },
  'front-matter-code': {
    severity: 'error',
    title: 'Front matter that would run code',
    explanation:
      'Only YAML front matter is read. `---js` and other languages are refused: content is data, never code.',
    hint: 'Write the front matter as YAML between plain `---` lines.',
  },
  'field-invalid': {
    severity: 'error',
    title: 'A field is missing, unknown or has a wrong value',
    explanation: 'The front matter does not fit the schema of the article type.',
    hint: 'See “Writing articles” in the help for the fields of each type.',
  },
  'policy-invalid': {
    severity: 'error',
    title: 'A policy table is not valid',
    explanation: 'A file in `content/policy` is missing, is not valid YAML or does not fit its schema.',
    hint: 'Correct the table; the message names the field.',
  },
  'duplicate-id': {
    severity: 'error',
    title: 'Two articles with the same id',
    explanation: 'An id names one article, and one translation in each language.',
    hint: 'Give the newer article the next free id.',
  },
  'translation-orphaned': {
    severity: 'error',
    title: 'A translation without an original',
    explanation: 'A translation has the id of the article that it translates and lies beside it.',
    hint: 'Correct the id, or remove `translatedFrom` if this is an original.',
  },
});
