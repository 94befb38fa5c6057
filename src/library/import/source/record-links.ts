import type { SourceIndex } from './source-index.ts';

/** What the links of one source led to. */
export interface RecordedLinks {
  /** Ids of the articles that were found. */
  readonly ids: ReadonlySet<string>;
  /** Whether a name was asked for that no page has, or more than one. */
  readonly hasUnknownName: boolean;
}

/** Wraps an index so that it takes down what it is asked for. */
export function recordLinks(index: SourceIndex): {
  readonly index: SourceIndex;
  readonly links: RecordedLinks;
} {
  const ids = new Set<string>();
  const links = { ids, hasUnknownName: false };
  const record =
    (find: SourceIndex['byPath']): SourceIndex['byPath'] =>
    (key) => {
      const found = find(key);
      if (found) ids.add(found);
      return found;
    };
  const byName = record(index.byName);
  return {
    links,
    index: {
      byPath: record(index.byPath),
      byAddress: record(index.byAddress),
      byNumber: record(index.byNumber),
      byName: (name) => {
        const found = byName(name);
        if (!found) links.hasUnknownName = true;
        return found;
      },
    },
  };
}
