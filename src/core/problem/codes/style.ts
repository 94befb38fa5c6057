import { defineCodes } from '../code-entry.ts';

/** Style of the Markdown: legal, and still a trap for a reader or the next author. */
export const styleCodes = defineCodes({
  'style-heading-first-level': {
    severity: 'warning',
    title: 'A first-level heading in the body',
    explanation: 'The title of the article is the only h1 of its page. One in the body is shown as h2.',
    hint: 'Write `##`, or remove the heading if it repeats the title.',
  },
  'style-heading-increment': {
    severity: 'warning',
    title: 'A heading that skips a level',
    explanation:
      'Screen readers and the table of contents show headings as a tree; a skipped level is a hole in it.',
    hint: 'Use the next level.',
  },
  'style-heading-duplicate': {
    severity: 'warning',
    title: 'The same heading twice in a section',
    explanation:
      'Two headings of one text cannot be told apart in the table of contents and in search results.',
    hint: 'Say what distinguishes the two.',
  },
  'style-heading-punctuation': {
    severity: 'warning',
    title: 'A heading that ends like a sentence',
    explanation:
      'Headings are names: no full stop, comma, colon or exclamation mark at the end. A question mark is fine.',
    hint: 'Remove the last character.',
  },
  'style-reference-undefined': {
    severity: 'warning',
    title: 'Text in brackets that looks like a link',
    explanation:
      'There is no definition for this text in brackets, so readers see the brackets. Log lines and options in brackets belong in inline code.',
    hint: 'Add the definition, write the text as inline code, or write `\\[`.',
  },
  'style-definition-unused': {
    severity: 'warning',
    title: 'A link definition or footnote that nothing uses',
    explanation: 'The definition shows nowhere. A link to it was probably lost or misspelt.',
    hint: 'Remove the definition, or use it.',
  },
  'style-definition-duplicate': {
    severity: 'warning',
    title: 'The same definition twice',
    explanation: 'Only the first definition of a name counts; the second is ignored.',
    hint: 'Remove or rename the second definition.',
  },
  'style-code-language': {
    severity: 'warning',
    title: 'A code block without a language',
    explanation:
      'The language decides the colours, and whether the block reads as a command or as its output.',
    hint: 'Name the language after the fence: sh, console, powershell, sql, ini, yaml, json, or text for plain output.',
  },
  'style-shell-prompt': {
    severity: 'warning',
    title: 'A prompt before every command',
    explanation:
      'In a shell block of commands alone, the `$` before each line gets into what the reader copies.',
    hint: 'Remove the `$`, or name the block `console` and show the output too.',
  },
  'style-image-text': {
    severity: 'warning',
    title: 'An image without a text',
    explanation: 'The text of an image is what people read who cannot see it, and what search finds.',
    hint: 'Say in the brackets what the image shows: `![…](image.png)`.',
  },
});
