/** A cell of a table. */
export type CsvValue = string | number | boolean | undefined;

/** A column of a table: its name, and what it has of an item. */
export type Column<Item> = readonly [name: string, value: (item: Item) => CsvValue];

/**
 * What a spreadsheet takes for a formula when a cell begins with it. Full-width forms and spaces before it do not help the one who
 * means harm. Source: OWASP, CSV Injection.
 */
const formula = /^[\s\u00A0\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/**
 * A row of a CSV file (RFC 4180). Texts stand in quotes; one that a spreadsheet would take for a formula begins with an apostrophe, by
 * which spreadsheets show it as text.
 */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
