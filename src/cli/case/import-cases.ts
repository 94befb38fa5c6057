import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isTimeZone } from '../../core/change/zoned-time.ts';
import { slugSchema } from '../../core/article/common-fields.ts';
import type { IntakeStore } from '../../core/intake/intake-store.ts';
import type { IntakeSource } from '../../core/intake/intake-source.ts';
import { intakeSourceNames, intakeSources } from '../../core/intake/intake-sources.ts';
import type { ImportedCase } from '../../core/intake/imported-case.ts';
import { readRecord } from '../../core/intake/read-record.ts';
import { readRecords } from '../../library/intake/read-records.ts';
import { commandLineActor, withStore, type OpenCommandStore } from '../command-store.ts';
import { UsageError, type Arguments, type ExitStatus, type Terminal } from '../command.ts';
import { startProgress } from '../progress.ts';
import { ImportReport } from './import-report.ts';

export const importHelp = `  import FILE        takes cases of another system in, from a file as that system exports it: JSON, JSON lines or CSV

  --from SYSTEM      ${intakeSourceNames.join(', ')}; csv is for files with Casebook’s own names of fields
  --system NAME      name under which its cases are known here, where there are several of one kind; default SYSTEM
  --customer NAME    customer of records that name none
  --encoding NAME    encoding of the file, such as windows-1252; default utf-8
  --time-zone ZONE   zone of times that name none, such as Europe/Rome, where GLPI’s server is; default UTC, which ServiceNow,
                     Salesforce and Zendesk export
  --dry-run          reads and checks, writes nothing

A case is known by its id there: a second import changes nothing, and a later version updates it. What no field of a
case is for is kept beside it. A record that cannot be taken is reported and stops no other. An import that was
interrupted can be run again.
`;

export const importOptions = {
  from: { type: 'string' },
  system: { type: 'string' },
  customer: { type: 'string' },
  encoding: { type: 'string' },
  'time-zone': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;

/** Records that are written in one transaction: few enough that a server which runs meanwhile waits for none. */
const batchSize = 100;

interface ImportRequest {
  readonly file: string;
  readonly source: IntakeSource;
  readonly customer: string | undefined;
  readonly encoding: string | undefined;
  readonly timeZone: string | undefined;
}

/** `casebook case import FILE --from SYSTEM`. */
export async function importCases(
  open: OpenCommandStore,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitStatus> {
  const request = await readRequest(args, terminal);
  const report = args.values['dry-run']
    ? await takeIn(request, undefined, terminal)
    : await withStore(open, args, terminal, ({ intake }) => takeIn(request, intake, terminal));
  terminal.out(args.values['json'] ? report.toJson() : report.toText());
  return report.rejectedCount > 0 ? 1 : 0;
}

async function readRequest(
  { values, positionals }: Arguments,
  { workingDirectory }: Terminal,
): Promise<ImportRequest> {
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError('name one file to import');
  const from = intakeSourceNames.find((known) => known === values['from']);
  if (!from) throw new UsageError(`say what system the file is from: --from ${intakeSourceNames.join(', ')}`);
  const system = slugSchema.max(40).safeParse(values['system'] ?? intakeSources[from].system);
  if (!system.success)
    throw new UsageError('--system is a name of small letters, digits and hyphens, such as zendesk-emea');
  const file = path.resolve(workingDirectory, name);
  const isFile = await stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isFile) throw new UsageError(`there is no file ${name}`);
  const { customer, encoding, 'time-zone': timeZone } = values;
  if (typeof timeZone === 'string' && !isTimeZone(timeZone))
    throw new UsageError('--time-zone is an IANA time zone such as Europe/Rome');
  if (typeof encoding === 'string') refuseEncoding(encoding);
  return {
    file,
    source: { ...intakeSources[from], system: system.data },
    customer: typeof customer === 'string' ? customer : undefined,
    encoding: typeof encoding === 'string' ? encoding : undefined,
    timeZone: typeof timeZone === 'string' ? timeZone : undefined,
  };
}

function refuseEncoding(encoding: string): void {
  try {
    // Throws for an encoding that there is none of.
    if (new TextDecoder(encoding).encoding !== '') return;
  } catch {
    throw new UsageError(`there is no encoding “${encoding}”; name one such as windows-1252`);
  }
}

/** @param intake Where cases go; absent: nowhere. */
async function takeIn(
  { file, source, customer, encoding, timeZone }: ImportRequest,
  intake: IntakeStore | undefined,
  terminal: Terminal,
): Promise<ImportReport> {
  const report = new ImportReport(source.system, intake === undefined);
  const progress = startProgress(terminal, 'Records');
  let batch: {
    readonly place: { row: number; line: number | undefined };
    readonly imported: ImportedCase;
  }[] = [];
  const flush = async (): Promise<void> => {
    const act = { actor: commandLineActor, at: terminal.now().getTime() };
    const outcomes = intake
      ? await intake.importCases(
          batch.map(({ imported }) => imported),
          act,
        )
      : [];
    for (const [index, { place, imported }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) report.count('checked');
      else if (outcome.result === 'rejected') report.reject(place, imported.source.id, outcome.rejections);
      else report.count(outcome.result);
    }
    batch = [];
  };
  let row = 0;
  for await (const read of readRecords(file, { lists: source.lists, encoding })) {
    row += 1;
    const place = { row, line: read.line };
    if (!('record' in read)) {
      report.reject(place, undefined, [
        { code: read.isTooLong ? 'too-large' : 'not-a-record', message: read.reason },
      ]);
    } else {
      const checked = readRecord(source, read.record, { customer, timeZone });
      if (checked.isRejected) report.reject(place, undefined, checked.rejections);
      else batch.push({ place, imported: checked.value });
      report.lookAt(checked);
    }
    if (batch.length >= batchSize) await flush();
    progress.update(row);
  }
  await flush();
  progress.finish(String(row));
  if (report.unreadableCount > 0) {
    terminal.err(
      `${report.unreadableCount} records hold characters that could not be read (�). If the file is not UTF-8, import it again with --encoding.\n`,
    );
  }
  return report;
}
