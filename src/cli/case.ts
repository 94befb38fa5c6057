import { importCases, importHelp, importOptions } from './case/import-cases.ts';
import { databaseHelp, databaseOption, type OpenCommandStore } from './command-store.ts';
import { UsageError, type Command } from './command.ts';

const help = `Works with cases, while the server runs or not.

Usage: npm run casebook -- case ACTION [OPTIONS]

${importHelp}
${databaseHelp}
  --json             the result as one JSON document

Exit status: 0 done, 1 some records were rejected or it could not be done, 2 wrong use.

Examples:
  npm run casebook -- case import tickets.jsonl --from zendesk
  npm run -s casebook -- case import incidents.csv --from servicenow --customer harbourline --json
`;

/** The command `case`. */
export function createCaseCommand(open: OpenCommandStore): Command {
  return {
    name: 'case',
    summary: 'Import cases of other systems',
    help,
    options: { ...databaseOption, ...importOptions, json: { type: 'boolean' } },
    run(args, terminal) {
      const [action, ...subjects] = args.positionals;
      if (action !== 'import') throw new UsageError('name what to do: import');
      return importCases(open, { ...args, positionals: subjects }, terminal);
    },
  };
}
