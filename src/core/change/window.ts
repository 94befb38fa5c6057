/** An instant as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** What a change needs: how long its parts take, in minutes. */
export interface ChangeDurations {
  readonly steps: readonly {
    readonly durationMinutes: number;
    /** Whether the back-out plan no longer works once this step has begun. */
    readonly isNoReturn: boolean;
  }[];
  readonly validationMinutes: number;
  /** `undefined` when there is no back-out plan. */
  readonly backOutMinutes: number | undefined;
}

export interface ChangeWindow {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * Why a change should not, or only with care, be made in a window.
 *
 * - `window-reversed`: it does not end after it begins.
 * - `window-too-short`: steps and validation do not fit.
 * - `back-out-does-not-fit`: not even a back-out that is ordered at the start would end inside the window.
 * - `steps-after-decision`: some steps end after the latest decision; a fault found there cannot be backed out in time.
 * - `validation-after-decision`: the validation ends after the latest decision; a fault that it finds cannot be
 *   backed out in time.
 */
export type WindowConcern =
  | 'window-reversed'
  | 'window-too-short'
  | 'back-out-does-not-fit'
  | 'steps-after-decision'
  | 'validation-after-decision';

export interface WindowPlan {
  /** `no-go`: it does not fit. `tight`: it fits, but not every fault could be backed out in time. */
  readonly verdict: 'go' | 'tight' | 'no-go';
  readonly concerns: readonly WindowConcern[];
  /** When each step begins and ends if the change starts with the window. */
  readonly steps: readonly ChangeWindow[];
  /** When validation begins (and the last step ends) and ends. */
  readonly validation: ChangeWindow;
  /**
   * The latest moment to decide for the back-out so that it and its validation end inside the window: window end −
   * back-out duration − validation duration. `undefined` without a back-out plan.
   */
  readonly latestDecision: Instant | undefined;
  /** When the first step begins after which there is no way back. */
  readonly pointOfNoReturn: Instant | undefined;
  /** The latest start that still lets every step and its validation end before the latest decision. */
  readonly latestStart: Instant;
  /** Minutes of the window that remain after the validation; negative when it does not fit. */
  readonly spareMinutes: number;
}

const minute = 60_000;

/** Plans a change backwards from the end of its window. Pure arithmetic; time zones are the caller's. */
export function planWindow(window: ChangeWindow, change: ChangeDurations): WindowPlan {
  let clock = window.start;
  const steps = change.steps.map(({ durationMinutes }): ChangeWindow => {
    const start = clock;
    clock += durationMinutes * minute;
    return { start, end: clock };
  });
  const validation = { start: clock, end: clock + change.validationMinutes * minute };
  const latestDecision =
    change.backOutMinutes === undefined
      ? undefined
      : window.end - (change.backOutMinutes + change.validationMinutes) * minute;
  const concerns = findConcerns(window, validation, latestDecision);
  const isImpossible = concerns.some((concern) => impossible.has(concern));
  return {
    verdict: isImpossible ? 'no-go' : concerns.length > 0 ? 'tight' : 'go',
    concerns,
    steps,
    validation,
    latestDecision,
    pointOfNoReturn: steps[change.steps.findIndex(({ isNoReturn }) => isNoReturn)]?.start,
    latestStart: (latestDecision ?? window.end) - (validation.end - window.start),
    spareMinutes: (window.end - validation.end) / minute,
  };
}

const impossible: ReadonlySet<WindowConcern> = new Set([
  'window-reversed',
  'window-too-short',
  'back-out-does-not-fit',
]);

function findConcerns(
  window: ChangeWindow,
  validation: ChangeWindow,
  latestDecision: Instant | undefined,
): WindowConcern[] {
  if (window.end <= window.start) return ['window-reversed'];
  const concerns: WindowConcern[] = [];
  if (validation.end > window.end) concerns.push('window-too-short');
  if (latestDecision === undefined) return concerns;
  if (latestDecision < window.start) concerns.push('back-out-does-not-fit');
  else if (validation.start > latestDecision) concerns.push('steps-after-decision');
  else if (validation.end > latestDecision) concerns.push('validation-after-decision');
  return concerns;
}

/** Whether there is an instant and the window contains it, its start and its end included. */
export function isInside({ start, end }: ChangeWindow, instant: Instant | undefined): instant is Instant {
  return instant !== undefined && start <= instant && instant <= end;
}

/** Minutes that all steps take together. */
export function totalDuration(steps: readonly { readonly durationMinutes: number | undefined }[]): number {
  return steps.reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0);
}
