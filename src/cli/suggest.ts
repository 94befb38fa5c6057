import { caseNumberSchema, parseCaseNumber } from '../core/case/case-id.ts';
import { problemOfCase } from '../core/suggest/problem-of-case.ts';
import { suggest, type SuggestionRequest } from '../core/suggest/suggest.ts';
import type { Suggestions } from '../core/suggest/suggestion.ts';
import { buildSearchIndex } from '../core/search/build/build-search-index.ts';
import { openSearch } from '../core/search/engine/open-search.ts';
import { casesOfArticles } from '../core/snapshot/cases-of-articles.ts';
import { readKnowledgeBase } from '../library/read/read-knowledge-base.ts';
import { readCases } from './build/read-cases.ts';
import {
  CommandError,
  UsageError,
  type Arguments,
  type Command,
  type ExitStatus,
  type Terminal,
} from './command.ts';
import { databaseHelp, databaseOption, withStore, type OpenCommandStore } from './command-store.ts';
import { cacheFolder, compiledFolder, contentFolder } from './content-folder.ts';

const help = `Says what may help with a problem: articles, resolved cases that are like it, and what would keep the case from
reaching one team. Everything says why it is there. The same as the API and the case page.

Usage: npm run casebook -- suggest "PROBLEM" | SR-000123 [--product ID] [--limit N] [--json]

  --product ID      Product that it is about
  --limit N         Most articles, and most cases; default 5, at most 10
  --json            The result as one JSON document
${databaseHelp}
  --content DIR     Content folder; default $CASEBOOK_CONTENT or content
  --snapshot FILE   Case words of articles, as build takes them

Exit status: 0 done, 1 it could not be done, 2 wrong use.
`;

const mostSuggestions = 10;

/** The command `suggest`. */
export function createSuggestCommand(openStore: OpenCommandStore): Command {
  return {
    name: 'suggest',
    summary: 'Say what may help with a problem or a case',
    help,
    options: {
      ...databaseOption,
      product: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean' },
      content: { type: 'string' },
      cache: { type: 'string' },
      snapshot: { type: 'string' },
    },
    run: (args, terminal) => runSuggest(args, terminal, openStore),
  };
}

async function runSuggest(
  args: Arguments,
  terminal: Terminal,
  openStore: OpenCommandStore,
): Promise<ExitStatus> {
  const { values, positionals } = args;
  const [written = '', ...more] = positionals;
  if (written.trim() === '' || more.length > 0)
    throw new UsageError('name the problem in quotes, or the number of a case');
  const limit = Number(values['limit'] ?? 5);
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > mostSuggestions)
    throw new UsageError(`--limit is a whole number from 1 to ${mostSuggestions}`);
  const contentDir = await contentFolder(args, terminal);
  const answered = await readCases(args, terminal, { audience: 'internal', contentDir });
  const cacheDir = compiledFolder(cacheFolder(args, terminal));
  const { base } = await readKnowledgeBase({ contentDir, audience: 'internal', cacheDir });
  const cases = answered && casesOfArticles(answered, base.articles);
  const index = buildSearchIndex(base.articles, { ...base.policy, ...(cases && { cases }) });
  const files = new Map(index.map(({ name, bytes }) => [name, bytes]));
  const articleSearch = await openSearch({
    load: async (name) =>
      files.get(name) ?? Promise.reject(new Error(`the search index has no file ${name}`)),
  });
  const suggestions = await withStore(openStore, args, terminal, async (store) => {
    const request = await readRequest(written, values['product'], limit, store);
    return suggest(request, { ...store, articleSearch, policy: base.policy });
  });
  terminal.out(
    values['json'] === true
      ? `${JSON.stringify(suggestions, undefined, 2)}\n`
      : printSuggestions(suggestions),
  );
  return 0;
}

async function readRequest(
  written: string,
  product: string | boolean | undefined,
  limit: number,
  { cases }: Parameters<typeof problemOfCase>[1],
): Promise<SuggestionRequest> {
  const given = { language: 'en', limit, ...(typeof product === 'string' && { product }) };
  if (parseCaseNumber(written) === undefined) return { text: written, ...given };
  const number = caseNumberSchema.parse(written.toUpperCase());
  const subject = await cases.find(number);
  if (!subject) throw new CommandError(`there is no case ${number}`);
  return { ...(await problemOfCase(subject, { cases })), subject, ...given };
}

function printSuggestions({ articles, cases, advice }: Suggestions): string {
  const blocks = [
    ...articles.map(({ key, title, passage, reasons }) =>
      [
        `${key}  ${title}`,
        `  ${passage
          .map(({ text }) => text)
          .join('')
          .replaceAll(/\s+/gu, ' ')}`,
        ...reasons.map(({ text }) => `  · ${text}`),
      ].join('\n'),
    ),
    ...cases.map(({ number, title, resolution, reasons }) =>
      [
        `${number}  ${title}`,
        ...(resolution === undefined ? [] : [`  ${resolution}`]),
        ...reasons.map(({ text }) => `  · ${text}`),
      ].join('\n'),
    ),
    ...advice.map(({ message, hint }) => `${message}\n  ${hint}`),
  ];
  return blocks.length === 0 ? 'Nothing is like it.\n' : `${blocks.join('\n\n')}\n`;
}
