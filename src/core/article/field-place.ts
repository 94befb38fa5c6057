import type { Place } from '../problem/problem.ts';

/** Places of front matter keys and list items by their names. */
export type FieldPlaces = Readonly<Record<string, Place>>;

/** Name of a field by the keys that lead to it: `freezes[0].to`. */
export function fieldName(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`,
    )
    .join('');
}

/** Place of a field, or of the nearest one around it that is there: for `stages[0].goal` that of `stages[0]`. */
export function placeOfField(places: FieldPlaces, name: string): Place | undefined {
  let part = name;
  while (part !== '') {
    if (places[part]) return places[part];
    part = part.slice(0, Math.max(0, part.lastIndexOf('.'), part.lastIndexOf('[')));
  }
  return undefined;
}
