import lunr from 'lunr';

/** A node of lunr's set of terms; its published types leave the fields out. */
interface TermNode extends lunr.TokenSet {
  final: boolean;
  edges: Record<string, TermNode>;
}

/** What `lunr.Index` is made of; its published types describe an older version. */
interface IndexParts {
  readonly invertedIndex: Readonly<Record<string, LunrPosting>>;
  readonly fieldVectors: Readonly<Record<string, lunr.Vector>>;
  readonly tokenSet: lunr.TokenSet;
  readonly fields: readonly string[];
  readonly pipeline: lunr.Pipeline;
}

/** `_index` and, by field, an object with the documents as keys. */
export type LunrPosting = Readonly<Record<string, number | Readonly<Record<string, object>>>>;

export function createLunrIndex(parts: IndexParts): lunr.Index {
  return new lunr.Index(parts as unknown as lunr.Index.Attributes);
}

/**
 * A set of terms as a plain tree. lunr's own builder merges alike branches but mixes up terms with digits.
 *
 * @see https://github.com/olivernn/lunr.js/issues/503
 * @param terms Sorted, since the order of branches is the order of lunr's results among equals.
 */
export function createTermTree(terms: Iterable<string>): lunr.TokenSet {
  const root = new lunr.TokenSet() as TermNode;
  for (const term of terms) {
    let node = root;
    for (let position = 0; position < term.length; position++) {
      const unit = term.charAt(position);
      node = node.edges[unit] ??= new lunr.TokenSet() as TermNode;
    }
    node.final = true;
  }
  return root;
}

const separator = '\n';

/** Under this pipeline one clause stands for any of several terms, joined by `joinAlternatives`. */
export const alternativesPipeline = new lunr.Pipeline();
const splitAlternatives: lunr.PipelineFunction = (token) =>
  token
    .toString()
    .split(separator)
    .map((term) => new lunr.Token(term, {}));
lunr.Pipeline.registerFunction(splitAlternatives, 'alternatives');
alternativesPipeline.add(splitAlternatives);

export function joinAlternatives(terms: readonly string[]): string {
  return terms.join(separator);
}
