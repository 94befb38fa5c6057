import { knowledgeSchema } from '../metrics/knowledge.ts';
import type { CaseFilter } from './case-filter.ts';
import { activeStates, caseStates, caseStateSchema, type CaseState } from './case-state.ts';
import { nameSchema } from './case-text.ts';
import { caseKindSchema, channelSchema, impactSchema, severitySchema } from './case-words.ts';

/** What a list of cases is asked for, by the names that addresses of lists have, of the API and of pages alike. */
export interface CaseQuery extends Omit<CaseFilter, 'isLinked' | 'text'> {
  /** Whether somebody still has to do something. */
  readonly active?: boolean | undefined;
  readonly linked?: boolean | undefined;
  readonly q?: string | undefined;
}

const resolvedStates = caseStates.filter((state) => !activeStates.includes(state));

/** The filter that a query asks for. */
export function filterOf({ q, active, linked, state, ...rest }: CaseQuery): CaseFilter {
  const states =
    active === undefined
      ? state
      : (active ? activeStates : resolvedStates).filter((each) => state?.includes(each) ?? true);
  return { ...rest, state: states, isLinked: linked, text: q };
}

/** Reads a query from an address that somebody may have edited: what is not understood restricts nothing. */
export function readCaseQuery(parameters: URLSearchParams): CaseQuery {
  const several = <Value>(name: string, read: (text: string) => Value | undefined): Value[] | undefined => {
    const values = parameters.getAll(name).flatMap((text) => read(text) ?? []);
    return values.length > 0 ? [...new Set(values)].slice(0, 50) : undefined;
  };
  const words = parameters.get('q')?.slice(0, 500);
  return {
    state: several('state', (text): CaseState | undefined => caseStateSchema.safeParse(text).data),
    active: readYesOrNo(parameters.get('active')),
    kind: several('kind', (text) => caseKindSchema.safeParse(text).data),
    severity: several('severity', (text) => severitySchema.safeParse(Number(text)).data),
    businessImpact: several('businessImpact', (text) => impactSchema.safeParse(text).data),
    channel: several('channel', (text) => channelSchema.safeParse(text).data),
    customer: several('customer', name),
    product: several('product', name),
    component: several('component', name),
    team: several('team', name),
    assignedEngineer: several('assignedEngineer', name),
    dutyEngineer: several('dutyEngineer', name),
    sourceSystem: several('sourceSystem', name),
    linked: readYesOrNo(parameters.get('linked')),
    openedFrom: readInstant(parameters.get('openedFrom')),
    openedBefore: readInstant(parameters.get('openedBefore')),
    knowledge: several('knowledge', (text) => knowledgeSchema.safeParse(text).data),
    closedFrom: readInstant(parameters.get('closedFrom')),
    closedBefore: readInstant(parameters.get('closedBefore')),
    q: words !== undefined && /\S/.test(words) ? words : undefined,
  };
}

/** Writes a query as the parameters of an address. */
export function writeCaseQuery(query: CaseQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const isInstant = /^(?:opened|closed)(?:From|Before)$/.test(name);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const each of values) {
      parameters.append(name, isInstant ? new Date(Number(each)).toISOString() : String(each));
    }
  }
  return parameters;
}

const name = (text: string): string | undefined => nameSchema.safeParse(text).data;

function readYesOrNo(text: string | null): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** An instant with its offset, or a day, which begins in UTC. */
function readInstant(text: string | null): number | undefined {
  if (text === null || !/^\d{4}-\d{2}-\d{2}(?:T.*(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}
