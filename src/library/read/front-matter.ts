import matter from 'gray-matter';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { fieldName, type FieldPlaces } from '../../core/article/field-place.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import { startOfFile, type Place, type Problem } from '../../core/problem/problem.ts';
import { yamlProblems } from './yaml-problems.ts';
import { yamlValues } from './yaml-values.ts';

/** Front matter as written: values not yet validated, with the place of each key. */
export interface FrontMatter {
  readonly values: unknown;
  /** Place of each key and list item, by its name: `stages`, `stages[0].articles[1]`. */
  readonly places: FieldPlaces;
}

function refuse(): never {
  throw new Error('only YAML front matter is read');
}

/** gray-matter would evaluate `---js`; no engine but YAML's may ever be reached. */
const engines = {
  yaml: () => ({}),
  js: refuse,
  javascript: refuse,
  json: refuse,
  coffee: refuse,
  coffeescript: refuse,
  cson: refuse,
  toml: refuse,
};

/**
 * Reads the front matter of a source; what is wrong with it is a problem, and then there are no values. gray-matter
 * finds the block; the YAML is parsed by a parser that knows lines and merges nothing.
 */
export function readFrontMatter(
  source: string,
  file: string,
): { readonly frontMatter?: FrontMatter; readonly problems: readonly Problem[] } {
  const opening = /^---(?!-)[ \t]*(\S*)/.exec(source);
  if (!opening) {
    return {
      problems: [createProblem('front-matter-missing', file, 'The file does not begin with front matter.')],
    };
  }
  const language = opening[1] ?? '';
  if (language !== '' && language !== 'yaml') {
    return {
      problems: [createProblem('front-matter-code', file, `The front matter is written as “${language}”.`)],
    };
  }
  if (!/\n---[ \t]*(?:\n|$)/.test(source)) {
    const hint = 'End the front matter with a line of `---`.';
    return {
      problems: [
        createProblem('front-matter-invalid', file, 'The front matter is not closed.', startOfFile, hint),
      ],
    };
  }
  // A new options object defeats gray-matter's cache, which would hand out an earlier caller's result.
  const block = matter(source, { engines });
  if (block.matter.trim() === '')
    return { problems: [createProblem('front-matter-missing', file, 'The front matter is empty.')] };
  return parseYaml(block.matter, file);
}

function parseYaml(
  text: string,
  file: string,
): { readonly frontMatter?: FrontMatter; readonly problems: readonly Problem[] } {
  const lineCounter = new LineCounter();
  // The block's text begins with the line break after the opening `---`, so its lines count like the file's.
  const document = parseDocument(text, {
    lineCounter,
    uniqueKeys: true,
    merge: false,
    version: '1.2',
    // What it would warn of on its own is wrong to the schema, too.
    logLevel: 'error',
  });
  if (document.errors.length > 0) {
    return { problems: yamlProblems(document, 'front-matter-invalid', { file, text, lineCounter }) };
  }
  const result = yamlValues(document);
  if ('reason' in result) {
    const message = `The YAML could not be read: ${result.reason}.`;
    return { problems: [createProblem('front-matter-invalid', file, message)] };
  }
  return { frontMatter: { values: result.values, places: placesOf(document, lineCounter) }, problems: [] };
}

/** Places by the names that problems use: `stages`, `stages[0]`, `stages[0].articles[1]`. */
function placesOf(document: Document.Parsed, lineCounter: LineCounter): Record<string, Place> {
  const places: Record<string, Place> = Object.create(null) as Record<string, Place>; // keys come from the author
  const put = (name: string, node: unknown): void => {
    if (!isNode(node) || !node.range) return;
    const at = lineCounter.linePos(node.range[0]);
    places[name] = { line: at.line, column: at.col };
  };
  const walk = (node: unknown, keys: readonly PropertyKey[]): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        const own = [...keys, String(key.value)];
        put(fieldName(own), key);
        walk(value, own);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        const own = [...keys, index];
        put(fieldName(own), item);
        walk(item, own);
      }
    }
  };
  walk(document.contents, []);
  return places;
}
