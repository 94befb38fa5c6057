import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calendarDateOf } from '../core/article/calendar-date.ts';
import { articleTypes } from '../core/article/registry.ts';
import { commonPlaceholders } from '../core/article/template-texts.ts';
import { nearestName } from '../core/check/nearest-name.ts';
import { readUserName } from '../library/history/git.ts';
import { readPolicy } from '../library/read/read-policy.ts';
import { lastNumberOf } from '../library/read/last-number.ts';
import { articleTemplate } from '../library/write/article-template.ts';
import {
  CommandError,
  UsageError,
  type Arguments,
  type Command,
  type ExitStatus,
  type Terminal,
} from './command.ts';
import { databaseHelp, databaseOption, type OpenCommandStore } from './command-store.ts';
import { contentFolder } from './content-folder.ts';
import { lastDraftedNumber, readCaseDraft, reportCaseDraft, reserveDraft } from './new/case-draft.ts';

const help = `Writes a new article from the template of its type, under the next free id, and prints its path.

Usage: npm run casebook -- new TYPE [--title TEXT] [--owner TEAM] [--author NAME] [--content DIR]
       npm run casebook -- new service-note --from-case SR-000123 [--database FILE] [--json]

  TYPE            ${articleTypes.map((type) => type.name).join(', ')}
  --title TEXT    Title; can be changed later, the id cannot
  --owner TEAM    Team that keeps it true, from policy/teams.yaml; default the first one
  --author NAME   Default: the name that git knows you by, else $USER
  --content DIR   Content folder; default $CASEBOOK_CONTENT or content
  --from-case NUMBER
                  Writes what the case says into the note: what the customer said, what was verified, cause,
                  resolution and prevention. Names, addresses, serial and contract numbers are masked and
                  listed for review, and the nearest articles are named: it may be in one of them. The case
                  is linked as the creator of the note by the first build that has it
  --json          With --from-case: path, what was masked, and the nearest articles as JSON
${databaseHelp}

Exit status: 0 written, 1 could not be written, 2 wrong use.
`;

/** Longest title that the schema of an article takes. */
const longestTitle = 200;

/** `casebook new`; named after what it makes, as `new` is a word of the language. */
export function createNewCommand(openStore: OpenCommandStore): Command {
  return {
    name: 'new',
    summary: 'Write a new article from a template, or from a case',
    help,
    options: {
      ...databaseOption,
      title: { type: 'string' },
      owner: { type: 'string' },
      author: { type: 'string' },
      content: { type: 'string' },
      'from-case': { type: 'string' },
      json: { type: 'boolean' },
    },
    run: (args, terminal) => runNew(args, terminal, openStore),
  };
}

async function runNew(args: Arguments, terminal: Terminal, openStore: OpenCommandStore): Promise<ExitStatus> {
  const { values, positionals } = args;
  const [name, ...others] = positionals;
  const type = articleTypes.find((candidate) => candidate.name === name);
  if (!type || others.length > 0) {
    throw new UsageError(others.length > 0 && type ? tooMany(others) : unknownType(name));
  }
  const { environment, workingDirectory } = terminal;
  const title = values['title'];
  if (typeof title === 'string' && (title.trim() === '' || title.includes('\n'))) {
    throw new UsageError('--title is one line with something in it');
  }
  if (typeof title === 'string' && title.length > longestTitle)
    throw new UsageError(`--title has ${title.length} characters; ${longestTitle} is the most that fits`);
  const contentDir = await contentFolder(args, terminal);
  const { policy } = await readPolicy(contentDir);
  const drafted =
    values['from-case'] === undefined
      ? undefined
      : await readCaseDraft(String(values['from-case']), type.name, policy, { args, terminal, openStore });
  const owner = values['owner'] ?? drafted?.owner ?? policy.teams[0]?.id;
  if (owner === undefined)
    throw new CommandError(`${contentDir}/policy/teams.yaml names no team; give one with --owner`);
  if (policy.teams.length > 0 && !policy.teams.some((team) => team.id === owner)) {
    throw new UsageError(
      `there is no team “${String(owner)}”; teams are ${policy.teams.map((team) => team.id).join(', ')}`,
    );
  }
  const above = await lastNumberOf(type, contentDir);
  const surroundings = { args, terminal, openStore };
  const id = drafted
    ? await reserveDraft(drafted, type.prefix, above, surroundings)
    : `${type.prefix}-${String(Math.max(above, await lastDraftedNumber(type.prefix, surroundings)) + 1).padStart(4, '0')}`;
  const source = articleTemplate({
    type: type.name,
    id,
    title: String(title ?? drafted?.draft.title ?? commonPlaceholders.title),
    owner: String(owner),
    author: String(
      values['author'] ?? (await readUserName(contentDir)) ?? environment['USER'] ?? 'Unknown author',
    ),
    today: calendarDateOf(terminal.now()),
    ...(drafted && { known: drafted.draft }),
  });
  const file = path.join(contentDir, type.folder, `${id.toLowerCase()}.mdx`);
  await mkdir(path.dirname(file), { recursive: true });
  // Never over a file that is there: someone else may have taken the id a moment ago.
  await writeFile(file, source, { flag: 'wx' });
  const written = path.relative(workingDirectory, file);
  if (drafted) return reportCaseDraft(written, id, drafted, contentDir, surroundings);
  terminal.out(`${written}\n`);
  return 0;
}

function unknownType(name: string | undefined): string {
  const names = articleTypes.map((type) => type.name);
  const nearest = name === undefined ? undefined : nearestName(name, names);
  const guess = nearest === undefined ? '' : `. Did you mean ${nearest}?`;
  return `${name === undefined ? '' : `there is no type “${name}”; `}name one type: ${names.join(', ')}${guess}`;
}

function tooMany(words: readonly string[]): string {
  return `unexpected “${words.join(' ')}”; a title of several words is in quotes: --title "…"`;
}
