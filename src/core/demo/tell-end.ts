import { answerComplaint, takeComplaint } from '../case/record.ts';
import type { CaseTimeline } from './case-timeline.ts';
import { settle } from './tell-contact.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Resolved, perhaps once more, and closed when the customer agrees. */
export function end(timeline: CaseTimeline): void {
  const { planned, random, desk } = timeline;
  const { family, place } = planned;
  const { cause, resolution, prevention, pending, outcome: kind } = family;
  const outcome = {
    kind,
    cause: timeline.fill(cause),
    resolution: timeline.fill(resolution),
    ...(prevention !== undefined && { prevention: timeline.fill(prevention) }),
    ...(pending !== undefined && { pending: timeline.fill(pending) }),
  };
  const resolve = (at: number): void => {
    timeline.add(at, timeline.engineer, (act) => settle(timeline, act, false));
    timeline.move(at, timeline.engineer, { transition: 'resolve', ...outcome });
  };
  let over = timeline.when(1);
  resolve(over);
  if (place % 23 === 11) {
    const back = over + (10 + random.below(20)) * hour;
    timeline.move(back, timeline.engineer, { transition: 'reopen', reason: random.pick(desk.reopens) });
    over = back + 3 * hour;
    timeline.log(over - hour, timeline.engineer, {
      kind: 'action',
      text: timeline.fill(family.actions.at(-1) ?? ''),
    });
    resolve(over);
  }
  const complaint = place === 0 && family.complaint !== undefined && desk.complaints[family.complaint];
  if (complaint) {
    const complainant = timeline.names.contact.name;
    timeline.add(over + 2 * hour, desk.manager, (act) =>
      timeline.history.apply(
        takeComplaint(timeline.history.subject, { text: complaint.text, complainant }, act),
      ),
    );
    timeline.add(over + 26 * hour, desk.manager, (act) => {
      const taken = timeline.history.lastComplaint();
      if (taken) timeline.history.apply(answerComplaint(taken, complaint.answer, act));
    });
  }
  const closedAt = over + (18 + random.below(80)) * hour;
  const text = timeline.fill(random.pick(desk.closings));
  timeline.log(closedAt - minute, timeline.engineer, { kind: 'reply', text, channel: 'phone' });
  timeline.move(closedAt, timeline.engineer, { transition: 'close' });
}
