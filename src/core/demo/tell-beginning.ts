import { editCase } from '../case/edit-case.ts';
import { addStatement } from '../case/record.ts';
import type { CaseTimeline } from './case-timeline.ts';
import { hear } from './tell-contact.ts';

const minute = 60_000;

/** From the desk to an engineer, who calls back. */
export function take(timeline: CaseTimeline): void {
  const { planned, random, desk } = timeline;
  const { openedAt, severity, family } = planned;
  const assignedAt = Math.min(openedAt + (2 + random.below(5)) * minute, timeline.when(0.08));
  timeline.add(assignedAt, timeline.duty, (act) =>
    timeline.history.apply(editCase(timeline.history.subject, { assignedEngineer: timeline.engineer }, act)),
  );
  const usual =
    severity === 1 ? 6 + random.below(8) : severity === 2 ? 12 + random.below(16) : 20 + random.below(35);
  const waited = random.chance(0.06) ? 70 + random.below(40) : usual;
  const repliedAt = Math.max(
    assignedAt + 2 * minute,
    Math.min(openedAt + waited * minute, timeline.when(0.4)),
  );
  const acknowledgedAt = assignedAt + (repliedAt - assignedAt) * (0.3 + 0.5 * random.next());
  timeline.move(acknowledgedAt, timeline.engineer, { transition: 'acknowledge' });
  for (const minutes of [15, 30, 45]) {
    const at = assignedAt + minutes * minute;
    if (at >= repliedAt) break;
    timeline.log(at, timeline.duty, {
      kind: 'check',
      text: timeline.fill(random.pick(desk.checks.slice(0, 2)), { minutes: String(minutes) }),
    });
  }
  timeline.add(openedAt, timeline.duty, (act) =>
    timeline.history.apply(
      addStatement(
        {
          text: timeline.fill(family.words[(planned.place + 1) % family.words.length] ?? ''),
          saidBy: timeline.names.contact.name,
          saidAt: openedAt,
          standing: 'reported',
        },
        act,
      ),
    ),
  );
  hear(timeline, repliedAt, random.pick(desk.firstReplies));
}
