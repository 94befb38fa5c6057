import type { LivedCase } from './case-history.ts';
import { CaseTimeline, type Living } from './case-timeline.ts';
import { take } from './tell-beginning.ts';
import { goOn } from './tell-detour.ts';
import { end } from './tell-end.ts';
import { findOut, report } from './tell-work.ts';

/** A lived case, with who worked on it and when it was first resolved. */
export interface LifeStory extends LivedCase {
  readonly engineer: string;
  /** When the engineer knew, UTC milliseconds; it may lie ahead. */
  readonly resolvedAt: number;
}

/** Lives a case through up to now, by the rules that hold for every case. */
export function liveCase(living: Living): LifeStory {
  const timeline = new CaseTimeline(living);
  take(timeline);
  findOut(timeline);
  report(timeline);
  goOn(timeline);
  end(timeline);
  timeline.run();
  return { ...timeline.history.finish(), engineer: timeline.engineer, resolvedAt: timeline.when(1) };
}
