import { present } from '../core/case/present-record.ts';
import type { Act } from '../core/people/actor.ts';
import { newWebhookSchema, type Delivery, type Webhook } from '../core/webhook/webhook.ts';
import { webhookEvents } from '../core/webhook/webhook-event.ts';
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

const listLimit = 50;

const help = `Manages webhooks: other systems that are told what happens. The server delivers.

Usage: npm run casebook -- webhook ACTION [ID] [OPTIONS]

  list               every webhook
  add                makes one and prints the secret that its messages are signed with: it is not shown again
  enable ID, disable ID, remove ID
  test ID            sends a test
  deliveries ID      the last ${listLimit} deliveries, with the status of the last answer
  redeliver ID DELIVERY
                     sends a delivery again

  --url URL          for add: where it is told, https and not within the own network
  --event E[,E]      for add: ${webhookEvents.join(', ')}; default all
  --name NAME        for add: what it is for; default the host of the address
${databaseHelp}
  --json             the result as one JSON document

Exit status: 0 done, 1 it could not be done, 2 wrong use.

Examples:
  npm run -s casebook -- webhook add --url https://hooks.example.com/casebook --event case.resolved
  npm run -s casebook -- webhook deliveries 019e0000-0000-7000-8000-000000000000
`;

const actions = ['list', 'add', 'enable', 'disable', 'remove', 'test', 'deliveries', 'redeliver'] as const;

type Task = (store: CommandStore) => Promise<void>;

/** The command `webhook`. */
export function createWebhookCommand(open: OpenCommandStore): Command {
  return {
    name: 'webhook',
    summary: 'Have other systems told what happens',
    help,
    options: {
      ...databaseOption,
      url: { type: 'string' },
      event: { type: 'string' },
      name: { type: 'string' },
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
  const [action, id, delivery, ...rest] = args.positionals;
  const known = actions.find((name) => name === action);
  if (!known) throw new UsageError(`name what to do: ${actions.join(', ')}`);
  if (rest.length > 0 || (delivery !== undefined && known !== 'redeliver'))
    throw new UsageError('that is too much');
  const act: Act = { actor: commandLineActor, at: terminal.now().getTime() };
  if (known === 'list') return async ({ webhooks }) => printWebhooks(args, await webhooks.list(), terminal);
  if (known === 'add') return addWebhook(args, act, terminal);
  if (id === undefined) throw new UsageError('name the id of the webhook, from casebook webhook list');
  const missing = `there is no webhook ${id}. See: npm run casebook -- webhook list`;
  switch (known) {
    case 'enable':
    case 'disable':
      return async ({ webhooks }) => {
        const webhook = await webhooks.find(id);
        if (!webhook) throw new CommandError(missing);
        await webhooks.change(id, webhook.version, { isEnabled: known === 'enable' }, act);
        terminal.err(`The webhook ${webhook.name} is ${known}d.\n`);
      };
    case 'remove':
      return async ({ webhooks }) => {
        if (!(await webhooks.remove(id, act))) throw new CommandError(missing);
        terminal.err('The webhook is removed.\n');
      };
    case 'test':
      return async ({ webhooks }) => {
        const sent = await webhooks.ping(id, act);
        if (!sent) throw new CommandError(missing);
        terminal.err('The server sends it within a second. What came of it: webhook deliveries.\n');
      };
    case 'deliveries':
      return async ({ webhooks }) => {
        if (!(await webhooks.find(id))) throw new CommandError(missing);
        printDeliveries(args, (await webhooks.listDeliveries(id, { limit: listLimit })).items, terminal);
      };
    case 'redeliver': {
      if (delivery === undefined) throw new UsageError('name the delivery, from casebook webhook deliveries');
      return async ({ webhooks }) => {
        if (!(await webhooks.redeliver(id, delivery, act)))
          throw new CommandError(`there is no delivery ${delivery} of a webhook that is enabled`);
        terminal.err('The server sends it again within a second.\n');
      };
    }
  }
}

function addWebhook({ values }: Arguments, act: Act, terminal: Terminal): Task {
  const { url, event, name } = values;
  if (typeof url !== 'string') throw new UsageError('name the address: --url https://…');
  const given = newWebhookSchema.safeParse({
    url,
    name: name ?? (URL.canParse(url) ? new URL(url).host : url),
    events: typeof event === 'string' ? event.split(',').map((text) => text.trim()) : [...webhookEvents],
  });
  if (!given.success) {
    const lines = given.error.issues.map(({ path, message }) => `${String(path[0] ?? '')}: ${message}`);
    throw new UsageError(lines.join('; '));
  }
  return async ({ webhooks }) => {
    const { webhook, secret } = await webhooks.create(given.data, act);
    if (values['json'] === true) {
      terminal.out(`${JSON.stringify({ webhook: present(webhook), secret }, undefined, 2)}\n`);
      return;
    }
    terminal.err(
      `Webhook ${webhook.id} is told of ${webhook.events.join(', ')}. Its secret is not shown again:\n`,
    );
    terminal.out(`${secret}\n`);
  };
}

function printWebhooks({ values }: Arguments, webhooks: readonly Webhook[], terminal: Terminal): void {
  if (values['json'] === true) {
    const items = webhooks.map(({ failingSince, ...webhook }) => ({
      ...present(webhook),
      failingSince: isoInstant(failingSince),
    }));
    terminal.out(`${JSON.stringify(items, undefined, 2)}\n`);
    return;
  }
  if (webhooks.length === 0) {
    terminal.err('There is no webhook. Make one with: npm run casebook -- webhook add --url …\n');
    return;
  }
  const rows = webhooks.map(({ id, isEnabled, disabledReason, failingSince, events, name, url }) => [
    id,
    isEnabled ? (failingSince === undefined ? 'enabled' : 'failing') : 'disabled',
    name,
    events.join(','),
    disabledReason === undefined ? url : `${url} (${disabledReason})`,
  ]);
  terminal.out(printTable(['ID', 'STATE', 'NAME', 'EVENTS', 'ADDRESS'], rows));
}

function printDeliveries({ values }: Arguments, items: readonly Delivery[], terminal: Terminal): void {
  if (values['json'] === true) {
    terminal.out(`${JSON.stringify(items.map(present), undefined, 2)}\n`);
    return;
  }
  if (items.length === 0) {
    terminal.err('It was told nothing yet.\n');
    return;
  }
  const rows = items.map(({ id, event, state, attempts, createdAt, nextAt, status, error }) => [
    id,
    event,
    state,
    String(attempts),
    printInstant(createdAt),
    printInstant(nextAt),
    status === undefined ? '' : String(status),
    error ?? '',
  ]);
  terminal.out(printTable(['ID', 'EVENT', 'STATE', 'ATTEMPTS', 'HAPPENED', 'NEXT', 'STATUS', 'ERROR'], rows));
}
