import { answerMeasure, type MeasureQuestion } from './answer-measure.ts';
import { measureIds } from './measure.ts';
import type { MetricsStore } from './metrics-store.ts';
import { presentMeasure, type PresentedMeasure } from './present-measure.ts';
import { createTurns } from './turns.ts';

/** Tells every measure without its tables, in the order in which they are defined. Other requests have their turn in between. */
export async function presentAllMeasures(
  store: MetricsStore,
  question: MeasureQuestion,
): Promise<PresentedMeasure[]> {
  const takeTurns = createTurns();
  const measures: PresentedMeasure[] = [];
  for (const id of measureIds) {
    measures.push(presentMeasure(await answerMeasure(store, id, question, { withTables: false }), question));
    await takeTurns();
  }
  return measures;
}
