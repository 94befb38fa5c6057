import { z } from 'zod';

/** What a column holds: `days` with decimals, `instant` as UTC milliseconds, `article` and `case` as their ids, which lead to them. */
export const cellKinds = ['text', 'count', 'ratio', 'days', 'article', 'case', 'instant'] as const;

/** A table of a measure's details; a cell is `null` where there is no data. */
export const measureTableSchema = z.strictObject({
  id: z.string(),
  caption: z.string().describe('What the rows are, and which of them where they are not all.'),
  columns: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.enum(cellKinds).describe('What its cells hold.'),
    }),
  ),
  rows: z
    .array(z.array(z.union([z.string(), z.number(), z.null()])))
    .describe('Cells in the order of the columns.'),
});
export type MeasureTable = z.infer<typeof measureTableSchema>;
