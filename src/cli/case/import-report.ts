import type { Checked } from '../../core/intake/check-mapped.ts';
import type { ImportedCase } from '../../core/intake/imported-case.ts';
import type { Rejection } from '../../core/intake/rejection.ts';
import { plural } from '../../core/problem/report/count-problems.ts';

interface Place {
  /** Number of the record, from 1. */
  readonly row: number;
  /** Line of the file, where it is known. */
  readonly line: number | undefined;
}

interface RejectedRow extends Place {
  /** Id that the record has in its system. */
  readonly id?: string | undefined;
  readonly reasons: readonly Rejection[];
}

const results = ['created', 'updated', 'unchanged', 'checked'] as const;

/** Rows that are listed one by one; of more, the rest is counted. */
const mostListed = 1000;

/** What came of an import: counts, and every record that was not taken with the reason. */
export class ImportReport {
  readonly #system: string;
  readonly #isDryRun: boolean;
  readonly #counts: Record<(typeof results)[number], number> = {
    created: 0,
    updated: 0,
    unchanged: 0,
    checked: 0,
  };
  readonly #rejected: RejectedRow[] = [];
  #rejectedCount = 0;
  #unreadableCount = 0;

  constructor(system: string, isDryRun: boolean) {
    this.#system = system;
    this.#isDryRun = isDryRun;
  }

  get rejectedCount(): number {
    return this.#rejectedCount;
  }

  /** Records with characters that were none in the encoding of the file. */
  get unreadableCount(): number {
    return this.#unreadableCount;
  }

  count(result: (typeof results)[number]): void {
    this.#counts[result] += 1;
  }

  reject({ row, line }: Place, id: string | undefined, reasons: readonly Rejection[]): void {
    this.#rejectedCount += 1;
    if (this.#rejected.length < mostListed)
      this.#rejected.push({ row, line, ...(id !== undefined && { id }), reasons });
  }

  /** Notices texts that were decoded wrongly. */
  lookAt(checked: Checked<ImportedCase>): void {
    if (checked.isRejected) return;
    const { title, problem } = checked.value.fields;
    if (`${title ?? ''}${problem ?? ''}`.includes('\uFFFD')) this.#unreadableCount += 1;
  }

  toJson(): string {
    const { checked, ...counts } = this.#counts;
    const document = {
      system: this.#system,
      ...(this.#isDryRun ? { checked } : counts),
      rejected: this.#rejectedCount,
      rejectedRows: this.#rejected,
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  }

  toText(): string {
    const { created, updated, unchanged, checked } = this.#counts;
    const counts = this.#isDryRun
      ? `${plural(checked, 'record')} can be taken`
      : `${created} created, ${updated} updated, ${unchanged} unchanged`;
    const lines = [`Cases of ${this.#system}: ${counts}, ${this.#rejectedCount} rejected.`];
    for (const { row, line, id, reasons } of this.#rejected) {
      const where = line === undefined || line === row ? '' : ` (line ${line})`;
      const name = id === undefined ? '' : ` ${id}`;
      lines.push(`  record ${row}${where}${name}: ${reasons.map(({ message }) => message).join(' ')}`);
    }
    const unlisted = this.#rejectedCount - this.#rejected.length;
    if (unlisted > 0) lines.push(`  and ${plural(unlisted, 'more record')}`);
    return `${lines.join('\n')}\n`;
  }
}
