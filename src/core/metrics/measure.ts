import { z } from 'zod';
import type { Unit } from './figure.ts';

/** What can be measured, in the order in which it is shown. */
export const measureIds = [
  'link-rate',
  'link-accuracy',
  'capture-loss',
  'known-new-unknown',
  'reuse',
  'citations',
  'time-to-publish',
  'content-standard',
  'article-states',
  'self-service',
  'searches-by-cases',
  'gaps',
] as const;
export const measureIdSchema = z.enum(measureIds);
export type MeasureId = z.infer<typeof measureIdSchema>;

/** A number of a measure, without its value. */
export interface FigureDefinition {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
}

/** What a measure is, as it is told wherever it is shown. */
export interface Measure {
  readonly id: MeasureId;
  readonly name: string;
  /** What it says, in a sentence or two. */
  readonly definition: string;
  readonly formula: string;
  /** What it does not say, and how it misleads. */
  readonly caveat: string;
  /** Its numbers, the most telling first. */
  readonly figures: readonly [FigureDefinition, ...FigureDefinition[]];
  /** `trend`: a number for each period. `now`: how things stand, whatever the period. */
  readonly time: 'trend' | 'now';
  /** Whether it can be taken for one product or team. */
  readonly isByProduct: boolean;
}
