import { commitContact, logEntry, settleContact } from '../case/record.ts';
import type { Act } from '../people/actor.ts';
import { timeSaidAt } from './case-names.ts';
import type { CaseTimeline } from './case-timeline.ts';

/** The customer hears from the engineer, who says when they will again. */
export function hear(timeline: CaseTimeline, at: number, text: string): void {
  const { planned, random } = timeline;
  const dueAt = at + timeline.updateEvery;
  const { timeZone } = planned.record;
  const observed = timeline.fill(planned.family.observed.text);
  const filled = timeline.fill(text, { next: timeSaidAt(dueAt, at, timeZone), observed });
  const isMissed = random.chance(0.05);
  timeline.add(at, timeline.engineer, (act) => {
    settle(timeline, act, isMissed);
    timeline.history.apply(
      logEntry(timeline.history.subject, { kind: 'reply', text: filled, channel: 'phone' }, true, act),
    );
    if (dueAt < timeline.when(1)) {
      const commitment = { dueAt, channel: 'phone', with: timeline.names.contact.name } as const;
      timeline.history.apply(commitContact({ ...commitment, about: 'Where the case stands' }, act));
    }
  });
}

export function settle(timeline: CaseTimeline, act: Act, isMissed: boolean): void {
  const contact = timeline.history.openContact();
  if (!contact) return;
  const settlement = isMissed
    ? ({ result: 'missed', note: 'Called later than promised; apologised.' } as const)
    : ({ result: 'kept' } as const);
  timeline.history.apply(settleContact(contact, settlement, act));
}
