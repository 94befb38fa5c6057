import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { KnownNames } from '../../core/masking/mask-case-text.ts';
import type { Tables } from '../tables.ts';

const contactSchema = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});
const contractSchema = z.object({ number: z.string().optional() });
const partsSchema = z.object({
  spare: z.object({ serial: z.string().optional() }).optional(),
  rma: z.object({ number: z.string().optional(), owner: z.string().optional() }).optional(),
  visit: z.object({ engineer: z.string().optional() }).optional(),
});

/** What cases know by name: people, the customer and its domain, contracts and serial numbers. */
export async function readKnownNames(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<(id: string) => KnownNames> {
  const noNames: KnownNames = { people: [], customers: [], contracts: [], serials: [] };
  if (ids.length === 0) return () => noNames;
  const [cases, speakers, entries] = await Promise.all([
    database
      .selectFrom('cases')
      .select(['id', 'customer', 'contract', 'contact', 'duty_engineer', 'assigned_engineer'])
      .select('escalation_engineer')
      .where('id', 'in', ids)
      .execute(),
    database
      .selectFrom('case_statements')
      .select(['case_id', 'said_by', 'by_name'])
      .where('case_id', 'in', ids)
      .execute(),
    database
      .selectFrom('case_log')
      .select(['case_id', 'by_name', 'details'])
      .where('case_id', 'in', ids)
      .execute(),
  ]);
  const names = new Map<string, KnownNames>();
  for (const row of cases) {
    const said = speakers.filter(({ case_id }) => case_id === row.id);
    const ofLog = entries.filter(({ case_id }) => case_id === row.id);
    const parts = ofLog.map(({ details }) => readJson(details, partsSchema));
    const contact = readJson(row.contact, contactSchema);
    names.set(row.id, {
      customers: [row.customer],
      contracts: present([readJson(row.contract, contractSchema).number]),
      serials: present(parts.flatMap(({ spare, rma }) => [spare?.serial, rma?.number])),
      domains: present([domainOf(contact.email)]),
      phones: present([contact.phone]),
      people: present([
        contact.name,
        row.duty_engineer,
        row.assigned_engineer,
        row.escalation_engineer,
        ...said.flatMap(({ said_by, by_name }) => [said_by, by_name]),
        ...ofLog.map(({ by_name }) => by_name),
        ...parts.flatMap(({ rma, visit }) => [rma?.owner, visit?.engineer]),
      ]),
    });
  }
  return (id) => names.get(id) ?? noNames;
}

/** Anybody has an address there. */
const publicMail =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|proton|protonmail|seznam|libero|virgilio|qq|163|126|gmx)\.[a-z.]+$/i;

/** Domain of the customer, as an e-mail address says. */
function domainOf(address: string | undefined): string | undefined {
  const domain = /@([^\s@>]+\.[^\s@>]+)$/u.exec(address?.trim() ?? '')?.[1];
  return domain === undefined || publicMail.test(domain) ? undefined : domain;
}

/** Reads a JSON column that this store wrote; none is an empty object. */
function readJson<Shape extends z.ZodType>(text: string | null, shape: Shape): z.infer<Shape> {
  return shape.parse(text === null ? {} : JSON.parse(text));
}

function present(names: readonly (string | null | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => name ?? []))];
}
