import type { Channel } from '../case/case-words.ts';
import type { NewCase } from '../case/case.ts';
import type { CaseNames } from './case-names.ts';
import { fillText } from './fill-text.ts';
import type { PlannedCase } from './plan-cases.ts';
import type { Random } from './random.ts';

const claims = ['since this morning', 'about an hour ago', 'since yesterday evening', 'two days ago'];

/** How reports come, the usual way first; nobody's alarm asks a question. */
const reportChannels: readonly Channel[] = ['phone', 'portal', 'e-mail', 'availability-alarm'];

interface Opening {
  readonly planned: PlannedCase;
  readonly names: CaseNames;
  /** Who takes the call. */
  readonly duty: string;
  readonly team: string;
  readonly random: Random;
}

/** What the duty engineer writes down when a case is reported. */
export function openDemoCase({ planned, names, duty, team, random }: Opening): NewCase {
  const { family, customer, record, place, severity, openedAt } = planned;
  const { contact, values } = names;
  const product = family.products[customer.id] ?? family.product;
  const version = customer.versions[product];
  const ownWords = record.languages.flatMap((language) => family.inLanguage[language] ?? []);
  const words = ownWords.length > 0 && random.chance(0.5) ? ownWords : family.words;
  const title = family.titles[place % family.titles.length] ?? family.id;
  const impact = impactOf(planned);
  const isOverride = severity > 2 && (impact === 'high' || impact === 'critical');
  const adjustment = adjustmentOf(planned);
  const channel = reportChannels[random.skewed(severity > 3 ? 3 : 4, 1.4)] ?? 'phone';
  return {
    kind: family.kind,
    title: capitalise(fillText(title, values)),
    problem: fillText(words[place % words.length] ?? title, values),
    customer: customer.id,
    contract: { ...record.contract, agreement: record.agreement, timeZone: record.timeZone },
    channel,
    contact: {
      name: contact.name,
      role: contact.role,
      ...(contact.phone !== undefined && { phone: contact.phone }),
      ...(contact.email !== undefined && { email: contact.email }),
    },
    product,
    ...(family.component !== undefined && product === family.product && { component: family.component }),
    ...(version !== undefined && { productVersion: version }),
    team,
    dutyEngineer: duty,
    severity: severity + (adjustment === 'raise' ? 1 : adjustment === 'lower' ? -1 : 0),
    // What overrides the support standard waits for the manager.
    businessImpact: isOverride || (adjustment === 'raise' && severity > 1) ? 'medium' : impact,
    openedAt,
    onset: { claimed: { words: claims[place % claims.length] ?? 'today' } },
    ...(family.baseline && { baseline: family.baseline }),
  };
}

/** “the web shop” begins a sentence with a capital; names of machines never have one. */
const capitalise = (text: string): string => text.replace(/^the /, 'The ');

/** What the trouble proves to cost. */
export function impactOf({ family, place }: PlannedCase): NewCase['businessImpact'] {
  return family.impact[place % family.impact.length] ?? 'medium';
}

/** Whether the case was opened less, or more urgent than it proves to be. */
export function adjustmentOf({ place, severity }: PlannedCase): 'raise' | 'lower' | undefined {
  if (severity <= 3 && place % 6 === 4) return 'raise';
  return severity > 1 && severity < 4 && place % 9 === 7 ? 'lower' : undefined;
}
