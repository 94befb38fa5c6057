import type { Command } from './command.ts';

/** A server that was started for the command. */
export interface StartedServer {
  readonly address: string;
  /** The first administrator's one-time link, while nobody can sign in. */
  readonly firstLink?: { readonly address: string; readonly expiresAt: string } | undefined;
  /** How many demo cases this start has put into the database; absent: none. */
  readonly demoCases?: number | undefined;
  readonly stopped: Promise<void>;
}

/**
 * Starts the server from environment variables. Commands cannot import the server, which is composed of everything;
 * `main.ts` passes this in.
 */
export type StartServer = (
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
) => Promise<StartedServer>;

const variables = {
  port: 'PORT',
  host: 'HOST',
  database: 'CASEBOOK_DATABASE',
  dist: 'CASEBOOK_DIST',
} as const;

const help = `Serves a build and its API until SIGTERM or SIGINT.

Usage: npm run casebook -- serve [OPTIONS]

Options (each with the environment variable that it overrides)
  --port PORT        port to listen on; 0 takes any free one   PORT, 4321
  --host HOST        address to listen on                      HOST, 127.0.0.1
  --database FILE    SQLite file, made where it is missing     CASEBOOK_DATABASE, .casebook/casebook.db
  --dist DIR         output folder of the build                CASEBOOK_DIST, else CASEBOOK_OUT or dist
  --no-demo          a new database stays empty                CASEBOOK_DEMO=off

Environment
  CASEBOOK_AUDIENCE  audience that the build must be for; a build for another one is not served
  CASEBOOK_SITE      address that readers use, such as https://kb.example.com, behind a proxy
  CASEBOOK_SIGN_IN   password, oidc or both; without it Casebook serves its own machine only, and
                     whoever works there is its administrator. The README has the rest of sign-in
  CASEBOOK_PRIVATE_WEBHOOKS
                     allow: webhooks may be addresses of the own network, and without https; refuse by default
  LOG_LEVEL          fatal, error, warn, info, debug, trace or silent; info. The log is JSON lines on standard output

Examples
  npm run casebook -- serve
  npm run casebook -- serve --port 8080 --dist /srv/casebook/dist --database /var/lib/casebook/casebook.db
`;

/** The command `serve`. */
export function createServe(startServer: StartServer): Command {
  return {
    name: 'serve',
    summary: 'Serve a build and its API',
    help,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      database: { type: 'string' },
      dist: { type: 'string' },
      'no-demo': { type: 'boolean' },
    },
    async run({ values }, terminal) {
      const given = Object.entries(variables).flatMap(([option, variable]) => {
        const value = values[option];
        return typeof value === 'string' ? [[variable, value]] : [];
      });
      if (values['no-demo'] === true) given.push(['CASEBOOK_DEMO', 'off']);
      const environment = { ...terminal.environment, ...Object.fromEntries(given) };
      const server = await startServer(environment, terminal.workingDirectory);
      const link = server.firstLink ? describeFirstLink(server.firstLink) : '';
      const demo = server.demoCases === undefined ? '' : describeDemo(server.demoCases);
      terminal.err(`${demo}Casebook is on ${server.address}\n${link}`);
      await server.stopped;
      return 0;
    },
  };
}

/** The content of our own demo has cases; an organisation's content has none. */
const describeDemo = (cases: number): string =>
  `The new database was given ${cases} demo cases. To start with an empty one, remove its file and serve with --no-demo.\n`;

/** Printed beside the log, which has no secrets. */
function describeFirstLink({ address, expiresAt }: NonNullable<StartedServer['firstLink']>): string {
  const until = `${expiresAt.slice(0, 16).replace('T', ' ')} UTC`;
  return `\nNobody can sign in yet. Become its administrator by this link, which is good once and until ${until}:\n\n  ${address}\n\n`;
}
