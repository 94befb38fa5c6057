import type { Selectable } from 'kysely';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import type { CasesTable } from './case-tables.ts';

/** Filters that are answered by tokens of the word index, each with its column. */
export const facetColumns = {
  state: 'state',
  kind: 'kind',
  severity: 'severity',
  businessImpact: 'business_impact',
  channel: 'channel',
  customer: 'customer',
  product: 'product',
  component: 'component',
  team: 'team',
  assignedEngineer: 'assigned_engineer',
  dutyEngineer: 'duty_engineer',
  sourceSystem: 'source_system',
} as const satisfies Partial<Record<keyof CaseFilter, keyof CasesTable>>;
export type FacetName = keyof typeof facetColumns;

// The keys of the table above; `Object.keys` cannot say so.
export const facetNames = Object.keys(facetColumns) as readonly FacetName[];

/**
 * Begins every token, so that no text or search can have one: a character for private use, which the tokenizer keeps in words and
 * `searchableText` removes from texts.
 */
const mark = '\uE000';

/** Token of cases that have a link. */
export const linkedToken = `${mark}99`;

/** The token of a value. Different values may share one; whoever asks by tokens looks at the columns, too. */
export function facetToken(name: FacetName, value: string | number): string {
  return `${mark}${facetNames.indexOf(name) + 10}${hashText(String(value))}`;
}

/** The tokens of a case. */
export function facetsOf(
  row: Pick<Selectable<CasesTable>, (typeof facetColumns)[FacetName]>,
  isLinked: boolean,
): string {
  const tokens = facetNames.flatMap((name) => {
    const value = row[facetColumns[name]];
    return value === null ? [] : [facetToken(name, value)];
  });
  return [...tokens, ...(isLinked ? [linkedToken] : [])].join(' ');
}

/** 53 bits of a text as decimal digits, which no stemmer changes (cyrb53). */
function hashText(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return String(4_294_967_296 * (2_097_151 & low) + (high >>> 0));
}
