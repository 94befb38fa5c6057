import type { ChangeDurations } from '../../core/change/window.ts';

/**
 * Durations of a change from an element's data: `data-steps="10 40! 10"` (minutes, `!` where there is no return),
 * `data-validation` and, where there is a plan, `data-back-out`.
 */
export function readChangeDurations({ dataset }: HTMLElement): ChangeDurations {
  return {
    steps: (dataset['steps'] ?? '')
      .split(' ')
      .filter(Boolean)
      .map((step) => ({ durationMinutes: Number.parseInt(step, 10), isNoReturn: step.endsWith('!') })),
    validationMinutes: Number(dataset['validation'] ?? 0),
    backOutMinutes: dataset['backOut'] === undefined ? undefined : Number(dataset['backOut']),
  };
}
