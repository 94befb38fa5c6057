import type { FactKind } from '../case/fact.ts';
import { addFact } from '../case/record.ts';
import type { CaseTimeline } from './case-timeline.ts';
import { fillText } from './fill-text.ts';

const hour = 3_600_000;

/** To another level and back, or waiting for somebody outside. */
export function goOn(timeline: CaseTimeline): void {
  const { planned, random, desk } = timeline;
  const { family, place, severity, duration } = planned;
  const isHard = family.escalation ? place % 2 === 0 : severity === 1 ? place % 3 === 1 : place % 14 === 9;
  if (isHard) {
    const { level, team, reason, answer } = family.escalation ?? {
      level: 'senior-engineer' as const,
      team: undefined,
      ...random.pick(desk.escalations),
    };
    for (const [kind, texts] of Object.entries(desk.facts)) {
      if (!random.chance(0.8)) continue;
      const text = fillText(random.pick(texts), { host: 'the system', ...timeline.names.values });
      timeline.add(
        timeline.when(0.37),
        timeline.engineer,
        (act) => timeline.history.apply(addFact({ kind: kind as FactKind, text }, act)), // the keys of the schema
      );
    }
    timeline.move(timeline.when(0.4), timeline.engineer, {
      transition: 'escalate',
      level,
      reason: timeline.fill(reason),
      ...(team !== undefined && { team }),
    });
    timeline.move(timeline.when(0.58), timeline.engineer, {
      transition: 'return',
      answer: timeline.fill(answer),
    });
  } else if (duration > 30 * hour && place % 2 === 1) {
    timeline.move(timeline.when(0.45), timeline.engineer, {
      transition: 'wait',
      reason: random.pick(desk.waits),
    });
    timeline.move(timeline.when(0.75), timeline.engineer, { transition: 'resume' });
  }
}
