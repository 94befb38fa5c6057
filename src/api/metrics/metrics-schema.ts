import { z } from '@hono/zod-openapi';
import { units } from '../../core/metrics/figure.ts';
import { measureIdSchema } from '../../core/metrics/measure.ts';
import { periodKindSchema } from '../../core/metrics/period.ts';
import { measureTableSchema as measureTable } from '../../core/metrics/table.ts';
import { named } from '../named-schema.ts';

const figureSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    unit: z.enum(units).describe('`ratio`: a share from 0 to 1. `place`: in a list, 1 the first.'),
    value: z.number().nullable().describe('`null`: no data, as there is nothing to divide by.'),
    count: z.int().describe('How many it counts: the upper part of a share.'),
    of: z.int().optional().describe('Of how many: the lower part of a share.'),
    interval: z
      .strictObject({ low: z.number(), high: z.number() })
      .optional()
      .describe('Holds the true share in 95 of 100 samples (Wilson).'),
    cases: z.string().optional().describe('Address of the list of the cases that it counts.'),
  })
  .openapi('Figure');

const pointSchema = z
  .strictObject({
    name: z.string().describe('`2026-W48`, `2026-11`, `2026-Q4`.'),
    first: z.iso.date().describe('Its first day.'),
    last: z.iso.date().describe('Its last day.'),
    isOpen: z.boolean().describe('Whether it is not over yet.'),
    figures: z.array(figureSchema),
  })
  .openapi('MeasurePoint');

const measureShape = {
  id: measureIdSchema,
  name: z.string(),
  definition: z.string(),
  formula: z.string(),
  caveat: z.string().describe('What it does not say.'),
  time: z.enum(['trend', 'now']).describe('`now`: how things stand, whatever the period.'),
  isByProduct: z.boolean().describe('Whether product and team make a difference to it.'),
  figures: z.array(figureSchema).describe('Over the whole time, the most telling first.'),
  points: z.array(pointSchema).describe('Period by period.'),
};
const measureSchema = z.strictObject(measureShape).openapi('Measure');

/** What was asked for. */
export const askedShape = {
  period: periodKindSchema,
  from: z.iso.date().describe('First day that is measured.'),
  to: z.iso.date().describe('Last day that is measured.'),
  product: z.string().optional(),
  team: z.string().optional(),
};

export const measureListSchema = z
  .strictObject({
    ...askedShape,
    choices: z
      .strictObject({ products: z.array(z.string()), teams: z.array(z.string()) })
      .describe('What closed cases can be narrowed to.'),
    measures: z.array(measureSchema),
  })
  .openapi('MeasureList');

export const measureDetailSchema = z
  .strictObject({
    ...askedShape,
    ...measureShape,
    tables: z.array(named(measureTable, 'MeasureTable')).describe('What is behind it.'),
  })
  .openapi('MeasureDetail');
