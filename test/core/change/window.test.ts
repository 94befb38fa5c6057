import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWindow, totalDuration, type ChangeDurations } from '../../../src/core/change/window.ts';

const at = (time: string) => Date.parse(`2026-11-22T${time}:00Z`);
const upgrade: ChangeDurations = {
  steps: [
    { durationMinutes: 10, isNoReturn: false },
    { durationMinutes: 40, isNoReturn: true },
    { durationMinutes: 10, isNoReturn: false },
  ],
  validationMinutes: 20,
  backOutMinutes: 45,
};

describe('planWindow', () => {
  it('decides at the latest at window end minus back-out minus validation', () => {
    expect(planWindow({ start: at('02:00'), end: at('06:00') }, upgrade).latestDecision).toBe(at('04:55'));
  });

  it('has no latest decision without a back-out plan', () => {
    const plan = planWindow(
      { start: at('02:00'), end: at('03:20') },
      { ...upgrade, backOutMinutes: undefined },
    );
    expect(plan).toMatchObject({ latestDecision: undefined, verdict: 'go', spareMinutes: 0 });
  });

  it('schedules the steps one after the other from the start of the window', () => {
    const plan = planWindow({ start: at('02:00'), end: at('06:00') }, upgrade);
    expect(plan.steps).toEqual([
      { start: at('02:00'), end: at('02:10') },
      { start: at('02:10'), end: at('02:50') },
      { start: at('02:50'), end: at('03:00') },
    ]);
    expect(plan.validation).toEqual({ start: at('03:00'), end: at('03:20') });
  });

  it('puts the point of no return at the start of the first step without a way back', () => {
    expect(planWindow({ start: at('02:00'), end: at('06:00') }, upgrade).pointOfNoReturn).toBe(at('02:10'));
  });

  it.each([
    ['window-01: everything ends before the latest decision', '02:00', '06:00', 'go', []],
    ['window-02: validation ends exactly at the latest decision', '02:00', '04:25', 'go', []],
    ['window-03: validation ends after it', '02:00', '04:24', 'tight', ['validation-after-decision']],
    ['window-04: steps end after it', '02:00', '04:04', 'tight', ['steps-after-decision']],
    ['window-05: steps and validation just fit', '02:00', '03:20', 'tight', ['steps-after-decision']],
    ['window-06: they do not fit', '02:00', '03:19', 'no-go', ['window-too-short', 'steps-after-decision']],
    [
      'window-07: no back-out could end in time',
      '02:00',
      '03:04',
      'no-go',
      ['window-too-short', 'back-out-does-not-fit'],
    ],
    ['window-08: the end lies before the start', '06:00', '02:00', 'no-go', ['window-reversed']],
  ])('%s', (_, start, end, verdict, concerns) => {
    expect(planWindow({ start: at(start), end: at(end) }, upgrade)).toMatchObject({ verdict, concerns });
  });

  it('lets a change that starts at the latest start end its validation at the latest decision', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ durationMinutes: fc.nat(300), isNoReturn: fc.boolean() }), { minLength: 1 }),
        fc.nat(120),
        fc.nat(240),
        (steps, validationMinutes, backOutMinutes) => {
          const change = { steps, validationMinutes, backOutMinutes };
          const end = at('23:00');
          const { latestStart } = planWindow({ start: at('00:00'), end }, change);
          const plan = planWindow({ start: latestStart, end }, change);
          expect(plan.validation.end).toBe(plan.latestDecision);
        },
      ),
    );
  });
});

describe('totalDuration', () => {
  it('adds the durations and counts a step without one as nothing', () => {
    expect(
      totalDuration([{ durationMinutes: 5 }, { durationMinutes: undefined }, { durationMinutes: 90 }]),
    ).toBe(95);
  });
});
