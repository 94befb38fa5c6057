/**
 * Whether a list of things is cut after one of this name: about one name in `one`, always the same ones. Cutting at names
 * rather than at sizes keeps most files of an index as they are when something is added to one of them.
 */
export function isCutPoint(name: string, one: number): boolean {
  let hash = 0x811c9dc5;
  for (let position = 0; position < name.length; position++) {
    hash = Math.imul(hash ^ name.charCodeAt(position), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % one === 0;
}
