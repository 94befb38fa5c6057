import { fieldsWithoutCases, searchFields } from '../fields.ts';
import { hashDigits } from './content-hash.ts';
import { formatVersion } from './format-version.ts';
import type { Manifest } from './manifest-schema.ts';

/** The search index was made for another version of the program, or its manifest is damaged. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

const fileName = /^[a-z]+-[0-9a-v]{8}\.bin$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isLength = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;
const isFileName = (value: unknown): value is string => isText(value) && fileName.test(value);
const isListOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] =>
  Array.isArray(value) && value.every(isItem);
const isFacet = (value: unknown): value is Manifest['facets'][number] =>
  isRecord(value) && isText(value['name']) && isListOf(value['values'], isText);
const isPattern = (value: unknown): boolean => {
  try {
    return isText(value) && new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};
const isGlossary = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && isFileName(value['file']) && isPattern(value['pattern']));
const isPages = (value: unknown, isFirst: (item: unknown) => item is string | number): boolean =>
  isRecord(value) &&
  isListOf(value['first'], isFirst) &&
  isText(value['hashes']) &&
  /^[0-9a-v]*$/.test(value['hashes']) &&
  value['hashes'].length === hashDigits * value['first'].length;

/**
 * Checks a manifest by hand, so that the schema's library stays out of the browser.
 *
 * @throws {ManifestError}
 */
export function parseManifest(value: unknown): Manifest {
  if (!isRecord(value)) throw new ManifestError('The search index has no readable manifest.');
  if (value['version'] !== formatVersion) throw new ManifestError('The search index is of another version.');
  const isSound =
    isListOf(value['averageFieldLengths'], isLength) &&
    value['averageFieldLengths'].length >= fieldsWithoutCases &&
    value['averageFieldLengths'].length <= searchFields.length &&
    isCount(value['articles']) &&
    isListOf(value['languages'], isText) &&
    isListOf(value['facets'], isFacet) &&
    isRecord(value['productNames']) &&
    Object.values(value['productNames']).every(isText) &&
    isGlossary(value['glossary']) &&
    (value['wording'] === undefined || isFileName(value['wording'])) &&
    isFileName(value['table']) &&
    isFileName(value['facts']) &&
    isFileName(value['vocabulary']) &&
    isPages(value['terms'], isText) &&
    isPages(value['store'], isCount);
  if (!isSound) throw new ManifestError('The manifest of the search index is damaged.');
  // Every property was checked above; the schema's type says no more than these checks.
  return value as Manifest;
}
