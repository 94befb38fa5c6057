import type { Act } from '../core/people/actor.ts';
import { maximumTokenDays, type ApiToken } from '../core/people/api-token.ts';
import { lineSchema } from '../core/people/person-name.ts';
import { rightNames, rightSchema, type Right } from '../core/people/right.ts';
import type { User } from '../core/people/user.ts';
import {
  commandLineActor,
  databaseHelp,
  databaseOption,
  withStore,
  type CommandStore,
  type OpenCommandStore,
} from './command-store.ts';
import { CommandError, UsageError, type Arguments, type Command, type Terminal } from './command.ts';
import { isoInstant, printInstant, printTable } from './table.ts';

const defaultDays = 90;
const dayMilliseconds = 86_400_000;
const listLimit = 200;

const help = `Manages API tokens, while the server runs or not.

Usage: npm run casebook -- token ACTION [OPTIONS]

  create LOGIN       makes a token that acts as this user, and prints it: it is not shown again
  list [LOGIN]       tokens that are good, of one user or of all; --all those that have ended, too
  revoke ID          ends a token

  --name NAME        for create: what it is for
  --right R[,R]      for create: what it is good for, as far as its user may do it
  --days N           for create: how long it is good; default ${defaultDays}, at most ${maximumTokenDays}
${databaseHelp}
  --json             results as one JSON document

Rights: ${rightNames.join(', ')}

Exit status: 0 done, 1 it could not be done, 2 wrong use.

Examples:
  npm run -s casebook -- token create importer --name "nightly import" --right case:read,case:import
  npm run -s casebook -- token list --json
`;

const actions = ['create', 'list', 'revoke'] as const;

/** The command `token`. */
export function createTokenCommand(open: OpenCommandStore): Command {
  return {
    name: 'token',
    summary: 'Manage API tokens',
    help,
    options: {
      ...databaseOption,
      name: { type: 'string' },
      right: { type: 'string' },
      days: { type: 'string' },
      all: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    async run(args, terminal) {
      const perform = readAction(args, terminal);
      await withStore(open, args, terminal, perform);
      return 0;
    },
  };
}

/** What is to be done, once everything that was given is known to make sense. */
function readAction(args: Arguments, terminal: Terminal): (store: CommandStore) => Promise<void> {
  const [action, subject, ...rest] = args.positionals;
  const known = actions.find((name) => name === action);
  if (!known) throw new UsageError(`name what to do: ${actions.join(', ')}`);
  if (rest.length > 0) throw new UsageError('that is too much');
  const act: Act = { actor: commandLineActor, at: terminal.now().getTime() };
  const isJson = args.values['json'] === true;
  switch (known) {
    case 'list':
      return (store) => printTokens(store, subject, act.at, args.values['all'] === true, terminal, isJson);
    case 'revoke': {
      if (subject === undefined) throw new UsageError('name the id of the token, from casebook token list');
      return async ({ tokens }) => {
        if (!(await tokens.revoke(subject, act)))
          throw new CommandError(
            `there is no token ${subject} that is good. See: npm run casebook -- token list`,
          );
        terminal.err(`The token ${subject} is revoked.\n`);
      };
    }
    case 'create': {
      if (subject === undefined) throw new UsageError('name the login of the user that it acts as');
      const given = readNewToken(args.values);
      return async (store) => {
        const { id: userId } = await requireUser(store, subject);
        const expiresAt = act.at + given.days * dayMilliseconds;
        const { name, rights } = given;
        const { token, secret } = await store.tokens.create({ userId, name, rights, expiresAt }, act);
        if (isJson) {
          terminal.out(`${JSON.stringify({ token: describeToken(token), secret }, undefined, 2)}\n`);
          return;
        }
        terminal.err(
          `Token of ${token.login}, good until ${printInstant(expiresAt)} UTC. It is not shown again:\n`,
        );
        terminal.out(`${secret}\n`);
      };
    }
  }
}

function readNewToken(values: Arguments['values']) {
  const name = lineSchema(100).safeParse(values['name'] ?? '');
  if (!name.success) throw new UsageError('say what it is for: --name "nightly import"');
  const { right } = values;
  if (typeof right !== 'string')
    throw new UsageError('name what it is good for: --right case:read,case:import');
  const days = Number(values['days'] ?? defaultDays);
  if (!Number.isSafeInteger(days) || days < 1 || days > maximumTokenDays)
    throw new UsageError(`--days is a whole number from 1 to ${maximumTokenDays}`);
  return { name: name.data, rights: [...new Set(right.split(',').map(readRight))], days };
}

function readRight(word: string): Right {
  const right = rightSchema.safeParse(word.trim());
  if (!right.success) throw new UsageError(`there is no right “${word}”; see --help`);
  return right.data;
}

async function printTokens(
  store: CommandStore,
  login: string | undefined,
  now: number,
  isEnded: boolean,
  terminal: Terminal,
  isJson: boolean,
): Promise<void> {
  const owner = login === undefined ? undefined : (await requireUser(store, login)).id;
  const found: ApiToken[] = [];
  let after: string | undefined;
  do {
    const page = await store.tokens.list(owner, { limit: listLimit, after });
    found.push(...page.items.filter((token) => isEnded || stateOf(token, now) === 'good'));
    after = page.next;
  } while (after !== undefined);
  if (isJson) {
    const tokens = found.map((token) => ({ ...describeToken(token), state: stateOf(token, now) }));
    terminal.out(`${JSON.stringify({ tokens }, undefined, 2)}\n`);
  } else if (found.length === 0) terminal.err('There is no token that is good.\n');
  else {
    const head = ['ID', 'USER', 'NAME', 'BEGINS', 'STATE', 'UNTIL', 'LAST USED', 'RIGHTS'];
    terminal.out(
      printTable(
        head,
        found.map((token) => [
          token.id,
          token.login,
          token.name,
          token.hint,
          stateOf(token, now),
          printInstant(token.expiresAt).slice(0, 10),
          printInstant(token.usedAt),
          token.rights.join(','),
        ]),
      ),
    );
  }
}

function stateOf({ revokedAt, expiresAt }: ApiToken, now: number): 'good' | 'revoked' | 'expired' {
  if (revokedAt !== undefined) return 'revoked';
  return expiresAt > now ? 'good' : 'expired';
}

/** A token in JSON; instants as ISO 8601. */
function describeToken({ createdAt, expiresAt, usedAt, revokedAt, ...token }: ApiToken) {
  return {
    ...token,
    createdAt: isoInstant(createdAt),
    expiresAt: isoInstant(expiresAt),
    usedAt: isoInstant(usedAt),
    revokedAt: isoInstant(revokedAt),
  };
}

async function requireUser({ users }: CommandStore, login: string): Promise<User> {
  const user = await users.findByLogin(login);
  if (!user) throw new CommandError(`there is no user ${login}. See: npm run casebook -- user list`);
  return user;
}
