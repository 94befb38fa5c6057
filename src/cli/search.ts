import { buildSearchIndex } from '../core/search/build/build-search-index.ts';
import { openSearch } from '../core/search/engine/open-search.ts';
import type { Segment } from '../core/search/passage/excerpt.ts';
import type { SearchHit, SearchResults } from '../core/search/search-results.ts';
import { readKnowledgeBase } from '../library/read/read-knowledge-base.ts';
import { UsageError, type Arguments, type Command, type ExitStatus, type Terminal } from './command.ts';
import { cacheFolder, compiledFolder, contentFolder, readerAudience } from './content-folder.ts';

const help = `Searches the content with the engine of the site.

Usage: npm run casebook -- search QUERY [--content DIR] [--audience A] [--limit N] [--json]

  QUERY           What you would type into the search field: words, codes, a customer's sentence.
                  +word must be there, -word must not, "these words" must stand so; title:word looks in a
                  field (title, summary, symptoms, codes, keywords, products, body);
                  type:procedure, product:ontap, lang:it narrow; conn* and kerberoz~1 find similar
  --content DIR   Content folder; default $CASEBOOK_CONTENT or content
  --audience A    Search what these readers may see: internal (default), partner, customer, public
  --limit N       How many articles at most; default 10
  --json          Results as one JSON document

A query that begins with a dash comes after --.

Exit status: 0 searched (found or not), 1 the content cannot be read, 2 wrong use.

Examples:
  npm run -s casebook -- search datastore read-only after a path failover
  npm run -s casebook -- search ORA-00257 --limit 3 --json
  npm run -s casebook -- search "chyba replikace lang:cs"
`;

interface SearchSettings {
  readonly query: string;
  readonly contentDir: string;
  readonly cacheDir: string;
  readonly audience: 'internal' | 'partner' | 'customer' | 'public';
  readonly limit: number;
  readonly isJson: boolean;
}

export const search: Command = {
  name: 'search',
  summary: 'Search the content',
  help,
  options: {
    content: { type: 'string' },
    audience: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: runSearch,
};

async function runSearch(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const { query, contentDir, cacheDir, audience, limit, isJson } = await readSettings(args, terminal);
  const { base } = await readKnowledgeBase({ contentDir, audience, cacheDir });
  const files = new Map(buildSearchIndex(base.articles, base.policy).map(({ name, bytes }) => [name, bytes]));
  const engine = await openSearch({
    load: async (name) => {
      const bytes = files.get(name);
      if (!bytes) throw new Error(`the search index has no file ${name}`);
      return bytes;
    },
  });
  const results = await engine.search(query, { limit, loosen: true, language: 'en' });
  terminal.out(
    isJson ? `${JSON.stringify(describeResults(results), undefined, 2)}\n` : printResults(results),
  );
  terminal.err(describeSearch(results, base.articles.length));
  return 0;
}

/** What is to be said besides the results. */
function describeSearch({ total, isLoosened, suggestion }: SearchResults, articles: number): string {
  if (total === 0) return `Nothing found in ${articles} articles. Fewer or other words may help.\n`;
  if (isLoosened && suggestion) return `Nothing found; these are for: ${suggestion.query}\n`;
  if (isLoosened) return 'Nothing matches exactly; these come nearest.\n';
  return suggestion ? `Did you mean: ${suggestion.query}\n` : '';
}

async function readSettings(args: Arguments, terminal: Terminal): Promise<SearchSettings> {
  const { values, positionals } = args;
  if (positionals.length === 0) throw new UsageError('name what to search for');
  const audience = readerAudience(args, terminal);
  const limit = Number(values['limit'] ?? 10);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new UsageError('--limit is a whole number from 1');
  return {
    query: positionals.join(' '),
    contentDir: await contentFolder(args, terminal),
    cacheDir: compiledFolder(cacheFolder(args, terminal)),
    audience,
    limit,
    isJson: values['json'] === true,
  };
}

/** Results as they are printed in JSON: texts without marks, and the marked words beside them. */
function describeResults({
  query,
  total,
  hits,
  facets,
  isTotalExact,
  isLoosened,
  suggestion,
}: SearchResults) {
  return {
    query,
    total,
    isTotalExact,
    isLoosened,
    ...(suggestion && { suggestion: suggestion.query }),
    hits: hits.map((hit) => ({
      key: hit.key,
      title: plainText(hit.title),
      address: hit.address,
      language: hit.language,
      type: hit.type,
      products: hit.products,
      confidence: hit.confidence,
      audience: hit.audience,
      score: hit.score,
      ...(hit.section && { section: { id: hit.section.id, heading: plainText(hit.section.heading) } }),
      passage: plainText(hit.passage),
      words: hit.words,
    })),
    facets: facets.map(({ name, values }) => ({
      name,
      values: values.map(({ value, count }) => ({ value, count })),
    })),
  };
}

function printResults({ total, isTotalExact, hits }: SearchResults): string {
  if (total === 0) return '';
  const count = `${isTotalExact ? '' : 'at least '}${total === 1 ? '1 article' : `${total} articles`}`;
  const shown = hits.length < total ? `, the first ${hits.length}` : '';
  return `${count}${shown}\n\n${hits.map(printHit).join('\n')}`;
}

function printHit(hit: SearchHit): string {
  const heading = hit.section ? plainText(hit.section.heading) : '';
  return [
    `${hit.key}  ${plainText(hit.title)}${heading === '' ? '' : ` › ${heading}`}`,
    `  ${plainText(hit.passage)}`,
    `  ${hit.address}\n`,
  ].join('\n');
}

function plainText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}
