import { foldText } from '../analysis/fold-text.ts';
import { spacelessScripts } from '../analysis/spaceless-scripts.ts';
import type { Glossary } from '../format/glossary.ts';

/** Letters that tell a word well enough, whatever its ending. Shorter ones are abbreviations, and stand whole. */
const beginningLetters = 4;

const spaceless = new RegExp(`^[${spacelessScripts}]`, 'u');

/**
 * A regular expression (flag `u`) that every folded text in lower case fits which has one of the names, and few others:
 * by how their first words begin, or by their first two characters in scripts without spaces. It tells whether a query
 * needs the glossary.
 */
export function namesPattern(glossary: Glossary): string {
  const first = glossary.flat().flatMap(
    (name) =>
      foldText(name)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/u) ?? [],
  );
  const runs = first.filter((word) => spaceless.test(word));
  const words = first.filter((word) => !spaceless.test(word));
  const abbreviations = words.filter((word) => word.length < beginningLetters);
  const others = words.filter((word) => word.length >= beginningLetters);
  const letter = String.raw`[\p{L}\p{N}]`;
  return [
    ...distinct(runs.map((run) => Array.from(run).slice(0, 2).join(''))),
    `(?<!${letter})(?:${[
      ...distinct(others.map((word) => word.slice(0, beginningLetters))),
      `(?:${distinct(abbreviations).join('|')})s?(?!${letter})`,
    ].join('|')})`,
  ].join('|');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}
