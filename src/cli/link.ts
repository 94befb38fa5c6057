import { articleIdSchema } from '../core/article/article-id.ts';
import { parseCaseNumber } from '../core/case/case-id.ts';
import { reasonSchema } from '../core/case/case-text.ts';
import { present } from '../core/case/present-record.ts';
import type { CaseLink, LinkWrite } from '../core/link/link-store.ts';
import { articleKeySchema, linkKindSchema, newLinkSchema, type LinkKind } from '../core/link/link.ts';
import { linkCasesToArticle, linkCaseToArticles, workOnLink } from '../core/link/work-on-links.ts';
import type { Act } from '../core/people/actor.ts';
import { readCaseNumber, requireWorked } from './case/require-worked.ts';
import {
  commandLineActor,
  databaseHelp,
  databaseOption,
  withStore,
  type CommandStore,
  type OpenCommandStore,
} from './command-store.ts';
import { CommandError, UsageError, type Arguments, type Command, type Terminal } from './command.ts';
import { printInstant, printTable } from './table.ts';

const help = `Links cases to articles, while the server runs or not. The rules are those of the API.

Usage: npm run casebook -- link ACTION [OPTIONS]

  add NUMBER ARTICLE…    links a case to one or more articles, or with several numbers several cases to one article;
                         all are made or none
  list NUMBER|ARTICLE    links of a case, or cases of an article; --removed those that were removed, too
  change ID              changes the kind of a link; --kind
  remove ID              removes a link; it is kept as removed
  restore ID             brings a removed link back
  undo BATCH             removes every link that was made at once

  --kind KIND            ${linkKindSchema.options.join(', ')}; for add and change
  --revision HASH        revision as it was delivered; default the one that is given out now
  --reason TEXT          why, where a rule asks for it
${databaseHelp}
  --json                 the result as one JSON document

Exit status: 0 done, 1 it could not be done, 2 wrong use.

Examples:
  npm run -s casebook -- link add SR-000123 SN-0001 SN-0011 --kind reused
  npm run -s casebook -- link add SR-000123 SR-000130 SN-0001 --kind consulted
  npm run -s casebook -- link list SN-0001
  npm run -s casebook -- link undo 019e0000-0000-7000-8000-000000000000
`;

const actions = ['add', 'list', 'change', 'remove', 'restore', 'undo'] as const;
const listLimit = 200;

type Task = (store: CommandStore) => Promise<void>;

/** The command `link`. */
export function createLinkCommand(open: OpenCommandStore): Command {
  return {
    name: 'link',
    summary: 'Link cases to articles',
    help,
    options: {
      ...databaseOption,
      kind: { type: 'string' },
      revision: { type: 'string' },
      reason: { type: 'string' },
      removed: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    async run(args, terminal) {
      await withStore(open, args, terminal, readAction(args, terminal));
      return 0;
    },
  };
}

/** What is to be done, once everything that was given is known to make sense. */
function readAction(args: Arguments, terminal: Terminal): Task {
  const [action, ...subjects] = args.positionals;
  const known = actions.find((name) => name === action);
  if (!known) throw new UsageError(`name what to do: ${actions.join(', ')}`);
  const act: Act = { actor: commandLineActor, at: terminal.now().getTime() };
  const reason = readReason(args.values['reason']);
  const [subject, ...others] = subjects;
  if (known === 'add') return addLinks(args, subjects, reason, act, terminal);
  if (subject === undefined) throw new UsageError(missingSubjects[known]);
  if (others.length > 0) throw new UsageError('that is too much');
  switch (known) {
    case 'list':
      return listLinks(args, subject, terminal);
    case 'change':
      return write(args, subject, { event: 'changed', kind: requireKind(args), reason }, act, terminal);
    case 'remove':
      return write(args, subject, { event: 'removed', reason }, act, terminal);
    case 'restore':
      return write(args, subject, { event: 'restored', reason }, act, terminal);
    case 'undo':
      return async ({ links }) => {
        const undone = await links.undoBatch(subject, act, reason);
        if (undone.length === 0) throw new CommandError(`there is no link left of the batch ${subject}`);
        print(args, undone, terminal);
      };
  }
}

const missingSubjects = {
  list: 'name a case or an article',
  change: 'name the id of the link, from link list',
  remove: 'name the id of the link, from link list',
  restore: 'name the id of the link, from link list --removed',
  undo: 'name the id of the batch, as add printed it',
} as const;

function addLinks(
  args: Arguments,
  subjects: readonly string[],
  reason: string | undefined,
  act: Act,
  terminal: Terminal,
): Task {
  const kind = requireKind(args);
  const numbers = subjects.filter((text) => parseCaseNumber(text) !== undefined).map(readCaseNumber);
  const articles = subjects.filter((text) => parseCaseNumber(text) === undefined).map(readArticle);
  const [number, ...otherNumbers] = numbers;
  const [article, ...otherArticles] = articles;
  if (number === undefined || article === undefined)
    throw new UsageError('name a case and an article, such as: link add SR-000123 SN-0012 --kind reused');
  if (otherNumbers.length > 0 && otherArticles.length > 0)
    throw new UsageError('name one case and several articles, or several cases and one article');
  const { revision } = args.values;
  const asked = articles.map((key) => {
    const link = newLinkSchema.safeParse({ article: key, kind, revision, reason });
    if (!link.success) throw new UsageError(link.error.issues.map(({ message }) => message).join('; '));
    return link.data;
  });
  return async (store) => {
    const [first] = asked;
    const made =
      otherNumbers.length > 0 && first
        ? await linkCasesToArticle(store, numbers, first, act)
        : await linkCaseToArticles(store, number, asked, act);
    const links = requireWorked(made, `one of ${numbers.join(', ')} is not there. See: casebook case list`);
    print(args, links, terminal);
    terminal.err(`To take it back: npm run casebook -- link undo ${links[0]?.batch ?? ''}\n`);
  };
}

function write(args: Arguments, id: string, change: LinkWrite, act: Act, terminal: Terminal): Task {
  return async (store) => {
    const worked = await workOnLink(store, id, change, act);
    print(args, [requireWorked(worked, `there is no link ${id}. See: casebook link list`)], terminal);
  };
}

function listLinks(args: Arguments, subject: string, terminal: Terminal): Task {
  if (parseCaseNumber(subject) !== undefined) {
    const number = readCaseNumber(subject);
    return async ({ cases, links }) => {
      const found = await cases.find(number);
      if (!found) throw new CommandError(`there is no case ${number}`);
      const withRemoved = args.values['removed'] === true;
      print(args, await links.listOfCase(found.id, { withRemoved }), terminal);
    };
  }
  const id = articleIdSchema.safeParse(subject.toUpperCase());
  if (!id.success) throw new UsageError('name a case such as SR-000123 or an article such as SN-0012');
  return async ({ links }) => {
    const { items, next } = await links.listOfArticle(id.data, {}, { limit: listLimit });
    if (args.values['json'] === true) terminal.out(`${JSON.stringify(items.map(present), undefined, 2)}\n`);
    else if (items.length === 0) terminal.err(`No case is linked to ${id.data}.\n`);
    else {
      const rows = items.map((link) => [
        link.case.number,
        link.kind,
        printInstant(link.linkedAt),
        link.by.name,
        link.case.customer,
        link.id,
        link.case.title,
      ]);
      terminal.out(printTable(['CASE', 'KIND', 'LINKED', 'BY', 'CUSTOMER', 'ID', 'TITLE'], rows));
    }
    if (next !== undefined) terminal.err(`Only the last ${listLimit} are shown.\n`);
  };
}

function print(args: Arguments, links: readonly CaseLink[], terminal: Terminal): void {
  if (args.values['json'] === true) {
    terminal.out(`${JSON.stringify(links.map(present), undefined, 2)}\n`);
    return;
  }
  if (links.length === 0) {
    terminal.err('There is no link.\n');
    return;
  }
  const rows = links.map((link) => [
    link.caseNumber,
    link.kind,
    link.delivered.article,
    link.delivered.revision,
    link.removedAt === undefined ? link.to.state : 'removed',
    printInstant(link.linkedAt),
    link.id,
    link.to.title,
  ]);
  terminal.out(printTable(['CASE', 'KIND', 'ARTICLE', 'REVISION', 'STATE', 'LINKED', 'ID', 'TITLE'], rows));
}

function requireKind({ values }: Arguments): LinkKind {
  const kind = linkKindSchema.safeParse(values['kind']);
  if (kind.success) return kind.data;
  throw new UsageError(`name the kind: --kind ${linkKindSchema.options.join(', ')}`);
}

function readArticle(text: string): string {
  // The id in capitals, the language as it is written: SN-0012.zh-Hans.
  const key = text.replace(/^[^.]+/, (id) => id.toUpperCase());
  if (articleKeySchema.safeParse(key).success) return key;
  throw new UsageError(`“${text}” is neither a case such as SR-000123 nor an article such as SN-0012`);
}

function readReason(given: string | boolean | undefined): string | undefined {
  if (given === undefined) return undefined;
  const reason = reasonSchema.safeParse(given);
  if (!reason.success) throw new UsageError('--reason needs a text');
  return reason.data;
}
