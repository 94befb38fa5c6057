/** The entry of a problem code in the reference: what it means and what to do, for every place where it can occur. */
export interface ProblemCodeEntry {
  readonly severity: 'error' | 'warning';
  /** Short name of the rule. */
  readonly title: string;
  /** What happened and why it matters; Markdown. */
  readonly explanation: string;
  /** What to do. */
  readonly hint: string;
}

const define = <const Entries extends Record<string, ProblemCodeEntry>>(entries: Entries): Entries => entries;

/** Every problem code, permanent once released. The reference page is generated from this table. */
export const problemCodes = define({
  // Reading a file
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
    explanation: 'Only YAML front matter is read. `---js` and other languages are refused: content is data, never code.',
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
  // Compiling the body
  'mdx-syntax': {
    severity: 'error',
    title: 'The body is not valid MDX',
    explanation:
      'The parser stopped at this place. Mostly a bare `<` or `{` in prose, or a component that is opened and not closed.',
    hint: 'Write `<` and `{` in inline code or as `\\<` and `\\{`, and close every component.',
  },
  'mdx-esm': {
    severity: 'error',
    title: 'import or export in an article',
    explanation: 'Articles are data. ESM statements would run code at build and are refused.',
    hint: 'Remove the statement; components need no import.',
  },
  'mdx-expression': {
    severity: 'error',
    title: 'An expression in braces',
    explanation: 'Expressions would run code at build and are refused, in text and in attributes.',
    hint: 'Write a brace as `\\{` or in inline code; give attributes as quoted text.',
  },
  'mdx-spread': {
    severity: 'error',
    title: 'Spread attributes',
    explanation: 'Attributes are literal; `{...x}` would run code at build and is refused.',
    hint: 'Write the attributes out.',
  },
  'html-raw': {
    severity: 'error',
    title: 'Raw HTML',
    explanation: 'HTML tags are refused: an article consists of Markdown and the fixed set of components.',
    hint: 'Use Markdown or a component; write a placeholder such as `<hostname>` in inline code.',
  },
  'component-unknown': {
    severity: 'error',
    title: 'Unknown component',
    explanation: 'There is no component of this name.',
    hint: 'See “Components” in the help for the fixed set.',
  },
  'component-attribute': {
    severity: 'error',
    title: 'A wrong attribute of a component',
    explanation: 'The attribute is unknown, missing or has a value that the component does not take.',
    hint: 'See “Components” in the help for the attributes of each component.',
  },
  'component-content': {
    severity: 'error',
    title: 'A component has the wrong content',
    explanation: 'Some components take only certain children: `<Steps>` holds `<Step>`s, `<Tabs>` holds `<Tab>`s.',
    hint: 'Move the content into the right component.',
  },
  'link-address': {
    severity: 'error',
    title: 'A link with an address that is not allowed',
    explanation: 'Links lead to an article by its id, to a heading of the same article by `#fragment`, or elsewhere by http, https, mailto or tel. Paths break when a file moves, and other schemes could run code.',
    hint: 'Link to an article by id, `[](SN-0012)`, or elsewhere with the full https address.',
  },
  'image-unsafe': {
    severity: 'error',
    title: 'An image from elsewhere',
    explanation:
      'Images lie beside their article, so that a page works without a network and shows nobody who reads it. Only relative paths to png, jpg, gif, webp, avif and svg files are read.',
    hint: 'Put the file beside the article and name it by its relative path.',
  },
  'diagram-invalid': {
    severity: 'error',
    title: 'A diagram could not be drawn',
    explanation: 'The text of a `mermaid` block was not understood.',
    hint: 'Correct the diagram; the message quotes the parser.',
  },
});

export type ProblemCode = keyof typeof problemCodes;
