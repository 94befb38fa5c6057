import { defineCodes } from '../code-entry.ts';

/** What the compiler refuses in a body. */
export const compilingCodes = defineCodes({
  'mdx-syntax': {
    severity: 'error',
    title: 'The body is not valid MDX',
    explanation:
      'The parser stopped at this place: at a bare `<` or `{` in prose, a placeholder such as `<hostname>`, or a component that is opened and not closed. The check goes on behind it, so that every such place is reported at once.',
    hint: 'Put `<` and `{` into backticks or write `\\<` and `\\{`, and close every component.',
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
    explanation:
      'Expressions would run code at build and are refused, in text and in attributes. Comments (`{/* … */}`) are expressions, too.',
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
    explanation:
      'HTML tags and comments are refused: an article consists of Markdown and the fixed set of components. A comment would be in the Markdown of the article that readers can load.',
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
    explanation:
      'Some components take only certain children: `<Steps>` holds `<Step>`s, `<Tabs>` holds `<Tab>`s.',
    hint: 'Move the content into the right component.',
  },
  'callout-foreign': {
    severity: 'error',
    title: 'A callout in the writing of another tool',
    explanation:
      '`> [!NOTE]` (GitHub, Obsidian), `:::note` (Docusaurus, VitePress) and `!!! note` (MkDocs) are no callouts here: readers would see the marks.',
    hint: 'Write `<Note>`, `<Caution>` or `<Danger>`, the text, and the closing tag, with empty lines between.',
  },
  'link-address': {
    severity: 'error',
    title: 'A link with an address that is not allowed',
    explanation:
      'Links lead to an article by its id, to a heading of the same article by `#fragment`, or elsewhere by http, https, mailto or tel. Paths break when a file moves, and other schemes could run code.',
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
