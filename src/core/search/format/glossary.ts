import { CorruptFileError, decodeText, encodeText } from './bytes.ts';

/** Names that stand for one another, a list for each thing that has several. */
export type Glossary = readonly (readonly string[])[];

export function writeGlossary(glossary: Glossary): Uint8Array {
  return encodeText(JSON.stringify(glossary));
}

export function readGlossary(bytes: Uint8Array): Glossary {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes));
  } catch {
    throw new CorruptFileError('The file is not valid JSON.');
  }
  if (!isGlossary(value)) throw new CorruptFileError('The file holds no lists of names.');
  return value;
}

function isGlossary(value: unknown): value is Glossary {
  return (
    Array.isArray(value) &&
    value.every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string'))
  );
}
