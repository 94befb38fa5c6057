import { z } from 'zod';
import type { Act } from '../core/people/actor.ts';
import { loginSchema } from '../core/people/login.ts';
import { personNameSchema } from '../core/people/person-name.ts';
import { roles, roleSchema, type Role } from '../core/people/role.ts';
import type { User, UserChange } from '../core/people/user.ts';
import type { UserRefusal } from '../core/people/user-directory.ts';
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

const linkHours = 24;
const listLimit = 200;

const help = `Manages those who have an account, while the server runs or not.

Usage: npm run casebook -- user ACTION [LOGIN] [OPTIONS]

  list                     everyone; --role R only those who have it
  add LOGIN                invites somebody, and prints the one-time link for them
  link LOGIN               prints a new one-time link, for a lost one or a forgotten password
  roles LOGIN ROLE[,ROLE]  gives these roles instead of the ones before
  disable LOGIN            ends all sessions, and lets nobody in by this account
  enable LOGIN             lets them in again

  --name NAME       for add: name of the person
  --role R[,R]      for add and list: ${roles.join(', ')}
  --email ADDRESS   for add: e-mail address
${databaseHelp}
  --json            results as one JSON document

Exit status: 0 done, 1 it could not be done, 2 wrong use.

Examples:
  npm run -s casebook -- user add maria.rossi --name "Maria Rossi" --role contributor
  npm run -s casebook -- user link admin
  npm run -s casebook -- user list --role admin --json
`;

const actions = ['list', 'add', 'link', 'roles', 'disable', 'enable'] as const;

/** The command `user`. */
export function createUserCommand(open: OpenCommandStore): Command {
  return {
    name: 'user',
    summary: 'Manage those who have an account',
    help,
    options: {
      ...databaseOption,
      name: { type: 'string' },
      role: { type: 'string' },
      email: { type: 'string' },
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
  const [action, login, list, ...rest] = args.positionals;
  const known = actions.find((name) => name === action);
  if (!known) throw new UsageError(`name what to do: ${actions.join(', ')}`);
  if (rest.length > 0 || (list !== undefined && known !== 'roles')) throw new UsageError('that is too much');
  const act: Act = { actor: commandLineActor, at: terminal.now().getTime() };
  const isJson = args.values['json'] === true;
  const role = args.values['role'];
  if (known === 'list') {
    if (login !== undefined) throw new UsageError('list takes no login');
    const held = typeof role === 'string' ? readRoles(role) : [undefined];
    return (store) => printUsers(store, held, terminal, isJson);
  }
  if (login === undefined) throw new UsageError('name the login');
  switch (known) {
    case 'add': {
      const given = readNewUser(login, args.values);
      return async (store) => {
        const result = await store.users.add(given, act);
        if (!result.isDone) throw refused(result.refusal, given.login);
        await printLink(store, result.user, act, terminal, isJson);
      };
    }
    case 'link':
      return async (store) => printLink(store, await requireUser(store, login), act, terminal, isJson);
    case 'roles': {
      if (list === undefined) throw new UsageError('name the roles');
      return change(login, { roles: readRoles(list) }, act, terminal);
    }
    case 'disable':
      return change(login, { isDisabled: true }, act, terminal);
    case 'enable':
      return change(login, { isDisabled: false }, act, terminal);
  }
}

function readNewUser(login: string, values: Arguments['values']) {
  const name = z
    .object({ login: loginSchema, name: personNameSchema, email: z.email().optional() })
    .safeParse({
      login,
      name: values['name'] ?? '',
      email: values['email'],
    });
  if (!name.success) {
    const [issue] = name.error.issues;
    throw new UsageError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  if (typeof values['role'] !== 'string') throw new UsageError(`name a role: --role ${roles.join(', ')}`);
  return { ...name.data, roles: readRoles(values['role']) };
}

function readRoles(text: string): Role[] {
  return text.split(',').map((word) => {
    const role = roleSchema.safeParse(word.trim());
    if (!role.success) throw new UsageError(`there is no role “${word}”; there are ${roles.join(', ')}`);
    return role.data;
  });
}

async function printUsers(
  { users }: CommandStore,
  held: readonly (Role | undefined)[],
  terminal: Terminal,
  isJson: boolean,
): Promise<void> {
  const found = new Map<string, User>();
  for (const role of held) {
    let after: string | undefined;
    do {
      const page = await users.list({ role }, { limit: listLimit, after });
      for (const user of page.items) found.set(user.login, user);
      after = page.next;
    } while (after !== undefined);
  }
  const all = [...found.values()].toSorted((a, b) => (a.login < b.login ? -1 : 1));
  if (isJson) terminal.out(`${JSON.stringify({ users: all.map(describeUser) }, undefined, 2)}\n`);
  else if (all.length === 0) terminal.err('Nobody has an account. Invite somebody: casebook user add\n');
  else terminal.out(printTable(['LOGIN', 'NAME', 'ROLES', 'STATE', 'SIGNED IN'], all.map(userRow)));
}

function userRow(user: User): string[] {
  const state = user.disabledAt !== undefined ? 'disabled' : user.canSignIn ? 'active' : 'invited';
  return [user.login, user.name, user.roles.join(','), state, printInstant(user.signedInAt)];
}

/** A user in JSON; instants as ISO 8601. */
function describeUser({ createdAt, changedAt, signedInAt, disabledAt, ...user }: User) {
  return {
    ...user,
    isDisabled: disabledAt !== undefined,
    createdAt: isoInstant(createdAt),
    changedAt: isoInstant(changedAt),
    signedInAt: isoInstant(signedInAt),
  };
}

async function printLink(
  { credentials, origin }: CommandStore,
  user: User,
  act: Act,
  terminal: Terminal,
  isJson: boolean,
): Promise<void> {
  if (user.disabledAt !== undefined)
    throw new CommandError(`the account ${user.login} is disabled. Enable it first: casebook user enable`);
  const expiresAt = act.at + linkHours * 3_600_000;
  const secret = await credentials.issueLink(user.id, expiresAt, act);
  const address = `${origin}/account/welcome?link=${secret}`;
  if (isJson) {
    const link = { address, expiresAt: new Date(expiresAt).toISOString() };
    terminal.out(`${JSON.stringify({ user: describeUser(user), link }, undefined, 2)}\n`);
    return;
  }
  terminal.err(`One-time link for ${user.login}, good once and until ${printInstant(expiresAt)} UTC:\n`);
  terminal.out(`${address}\n`);
}

function change(
  login: string,
  wanted: UserChange,
  act: Act,
  terminal: Terminal,
): (store: CommandStore) => Promise<void> {
  return async (store) => {
    const user = await requireUser(store, login);
    const result = await store.users.change(user.id, wanted, act);
    if (!result.isDone) throw refused(result.refusal, login);
    terminal.err(`${userRow(result.user).slice(0, 4).join('  ')}\n`);
  };
}

async function requireUser({ users }: CommandStore, login: string): Promise<User> {
  const user = await users.findByLogin(login);
  if (!user) throw refused('not-found', login);
  return user;
}

function refused(refusal: UserRefusal, login: string): CommandError {
  switch (refusal) {
    case 'not-found':
    case 'version-stale':
      return new CommandError(`there is no user ${login}. See: npm run casebook -- user list`);
    case 'login-taken':
      return new CommandError(`the login ${login} is taken`);
    case 'last-administrator':
      return new CommandError(
        'nobody who can sign in would be an administrator any more. Make somebody else one first',
      );
  }
}
