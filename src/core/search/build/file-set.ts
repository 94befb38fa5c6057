import { contentHash } from '../format/content-hash.ts';

/** A file of the index. */
export interface SearchFile {
  /** `manifest.json`, or a kind and the hash of the content: `terms-0f3k9qr2.bin`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of an index that are named after their content. */
export interface FileSet {
  /** @returns The name. @throws When another content has the same name, which happens to one base in a million. */
  readonly add: (kind: string, bytes: Uint8Array) => string;
  /** Like `add`. @returns The hash, by which pages and the manifest name files of one kind. */
  readonly addHashed: (kind: string, bytes: Uint8Array) => string;
  readonly list: () => SearchFile[];
}

export function createFileSet(): FileSet {
  const files = new Map<string, SearchFile>();
  const addNamed = (name: string, bytes: Uint8Array): void => {
    const other = files.get(name)?.bytes;
    if (other && (other.length !== bytes.length || other.some((byte, index) => byte !== bytes[index])))
      throw new Error(`Two files of the search index have the name ${name}; a change of any text helps.`);
    files.set(name, { name, bytes });
  };
  return {
    add: (kind, bytes) => {
      const name = nameOf(kind, contentHash(bytes));
      addNamed(name, bytes);
      return name;
    },
    addHashed: (kind, bytes) => {
      const hash = contentHash(bytes);
      addNamed(nameOf(kind, hash), bytes);
      return hash;
    },
    list: () => [...files.values()],
  };
}

function nameOf(kind: string, hash: string): string {
  return `${kind}-${hash}.bin`;
}
