import { adjustCase } from '../case/adjust.ts';
import { editCase } from '../case/edit-case.ts';
import { addStatement, changeStanding } from '../case/record.ts';
import { timeSaidAt } from './case-names.ts';
import { adjustmentOf, impactOf } from './open-demo-case.ts';
import type { CaseTimeline } from './case-timeline.ts';
import { hear } from './tell-contact.ts';

/** What was claimed and what the logs show. */
export function findOut(timeline: CaseTimeline): void {
  const { planned, random, desk } = timeline;
  const { family, severity } = planned;
  const { falseLead, observed } = family;
  if (falseLead && random.chance(0.7)) {
    let lead = -1;
    timeline.add(timeline.when(0.12), timeline.engineer, (act) => {
      timeline.history.apply(
        addStatement({ text: timeline.fill(falseLead.text), standing: 'reported' }, act),
      );
      lead = timeline.history.finish().records.statements?.length ?? 0;
    });
    timeline.add(timeline.when(0.3), timeline.engineer, (act) => {
      const evidence = timeline.fill(falseLead.evidence);
      timeline.history.apply(
        changeStanding(timeline.history.statement(lead - 1), { standing: 'false-lead', evidence }, act),
      );
    });
  }
  timeline.add(timeline.when(0.35), timeline.engineer, (act) => {
    const evidence = timeline.fill(observed.evidence);
    timeline.history.apply(
      addStatement({ text: timeline.fill(observed.text), standing: 'verified', evidence }, act),
    );
    const { onset } = timeline.history.subject;
    const seen = { at: timeline.names.beganAt, evidence };
    timeline.history.apply(editCase(timeline.history.subject, { onset: { ...onset, observed: seen } }, act));
  });
  const shift = adjustmentOf(planned);
  if (shift) {
    const reason = random.pick(shift === 'raise' ? desk.raises : desk.lowers);
    timeline.add(timeline.when(0.2), timeline.engineer, (act) =>
      timeline.history.apply(adjustCase(timeline.history.subject, { severity, reason }, act)),
    );
  }
  const impact = impactOf(planned);
  timeline.add(timeline.when(0.24), desk.manager, (act) => {
    if (timeline.history.subject.businessImpact === impact) return;
    const reason = random.pick(desk.overrides);
    timeline.history.apply(adjustCase(timeline.history.subject, { businessImpact: impact, reason }, act));
  });
}

/** What was done, and what the customer heard of it. */
export function report(timeline: CaseTimeline): void {
  const { planned, random, desk } = timeline;
  const { family, openedAt } = planned;
  for (const [index, text] of family.actions.entries()) {
    const at = timeline.when(0.25 + (0.65 * (index + random.next() * 0.5)) / family.actions.length);
    const minutes = 5 + random.below(40);
    timeline.log(at, timeline.engineer, { kind: 'action', text: timeline.fill(text), minutes });
  }
  const step = timeline.updateEvery;
  for (let at = openedAt + step; at < timeline.when(0.93); at += step)
    hear(timeline, at, random.pick(desk.updates));
  if (random.chance(0.3)) {
    const next = timeSaidAt(
      timeline.when(0.5) + timeline.updateEvery,
      timeline.when(0.5),
      planned.record.timeZone,
    );
    const text = timeline.fill(random.pick(desk.remarks), { next });
    timeline.log(timeline.when(0.5), timeline.engineer, { kind: 'remark', text });
  }
  const { spare } = family;
  if (spare) {
    const serial = `S${100_000 + random.below(900_000)}`;
    timeline.log(timeline.when(0.55), timeline.engineer, {
      kind: 'spare',
      text: `${spare.part} ordered for the site.`,
      spare: { part: spare.part, serial, quantity: 1 },
    });
    if (spare.rma) {
      timeline.log(timeline.when(0.94), timeline.engineer, {
        kind: 'rma',
        text: 'The failed part goes back to the vendor.',
        rma: { number: `RMA-${40_000 + random.below(9000)}`, owner: timeline.engineer },
      });
    }
  }
  if (family.visit) {
    const arrivedAt = timeline.when(0.72);
    timeline.log(timeline.when(0.8), 'Chen Yu', {
      kind: 'visit',
      text: 'On site; part exchanged while the other one carried the load.',
      visit: {
        site: `${planned.customer.id}, data hall`,
        engineer: 'Chen Yu',
        arrivedAt,
        leftAt: timeline.when(0.79),
      },
    });
  }
}
