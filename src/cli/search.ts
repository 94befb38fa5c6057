import { buildSearchIndex } from '../core/search/build/build-search-index.ts';
import { openSearch } from '../core/search/engine/open-search.ts';
import type { Segment } from '../core/search/passage/excerpt.ts';
import type { SearchHit, SearchResults } from '../core/search/search-results.ts';
import { readKnowledgeBase } from '../library/read/read-knowledge-base.ts';
import { UsageError, type Arguments, type Command, type ExitStatus, type Terminal } from './command.ts';
import { reportDuplicates, reportSimilar } from './search/report-similar.ts';
import { cacheFolder, compiledFolder, contentFolder, readerAudience } from './content-folder.ts';

const help = `Searches the content with the engine of the site.

Usage: npm run casebook -- search QUERY [--content DIR] [--audience A] [--limit N] [--json]
       npm run casebook -- search --like ARTICLE|FILE | --duplicates [OPTIONS]

  QUERY           What you would type into the search field: words, codes, a customer's sentence.
                  +word must be there, -word must not, "these words" must stand so; title:word looks in a
                  field (title, summary, symptoms, codes, keywords, products, body);
                  type:procedure, product:ontap, lang:it narrow; conn* and kerberoz~1 find similar
  --like WHAT     Articles that are like an article (SN-0012, SN-0012.it) or the text of a file, such as a
                  draft, in its language. Before the title stands how much: the share of the words
                  of both that both have, rare ones counting more; 1.00 are the same words.
                  Below it are the most telling words that both have
  --duplicates    All pairs of articles that share half of their words or more
  --content DIR   Content folder; default $CASEBOOK_CONTENT or content
  --audience A    Search what these readers may see: internal (default), partner, customer, public
  --limit N       How many articles at most; default 10
  --json          Results as one JSON document

A query that begins with a dash comes after --.

Exit status: 0 searched (found or not), 1 the content cannot be read, 2 wrong use.

Examples:
  npm run -s casebook -- search datastore read-only after a path failover
  npm run -s casebook -- search ORA-00257 --limit 3 --json
  npm run -s casebook -- search --like SN-0012
  npm run -s casebook -- search "chyba replikace lang:cs"
`;

interface SearchSettings {
  readonly query: string;
  readonly like: string | undefined;
  readonly hasDuplicates: boolean;
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
    like: { type: 'string' },
    duplicates: { type: 'boolean' },
  },
  run: runSearch,
};

async function runSearch(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const settings = await readSettings(args, terminal);
  const { query, contentDir, cacheDir, audience, limit, isJson } = settings;
  const { base } = await readKnowledgeBase({ contentDir, audience, cacheDir });
  const files = new Map(buildSearchIndex(base.articles, base.policy).map(({ name, bytes }) => [name, bytes]));
  const load = async (name: string): Promise<Uint8Array> => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`the search index has no file ${name}`);
    return bytes;
  };
  if (settings.like !== undefined) {
    await reportSimilar(settings.like, load, settings, terminal);
    return 0;
  }
  if (settings.hasDuplicates) {
    await reportDuplicates(load, settings, terminal);
    return 0;
  }
  const engine = await openSearch({ load });
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
  const like = values['like'] === undefined ? undefined : String(values['like']);
  const hasDuplicates = values['duplicates'] === true;
  const asked = [positionals.length > 0, like !== undefined, hasDuplicates].filter(Boolean).length;
  if (asked === 0) throw new UsageError('name what to search for');
  if (asked > 1) throw new UsageError('give a query, --like or --duplicates, and one of them only');
  const audience = readerAudience(args, terminal);
  const limit = Number(values['limit'] ?? 10);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new UsageError('--limit is a whole number from 1');
  return {
    query: positionals.join(' '),
    like,
    hasDuplicates,
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
