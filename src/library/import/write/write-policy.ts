import path from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { policyFiles, type Product } from '../../../core/policy/policy.ts';
import { appendEntries } from './append-entries.ts';
import { readIfThere, writeFileAtomically } from './write-file.ts';

/** Team of the imported articles until those who know the products take them over. */
export const importTeam = 'knowledge';

const team = (id: string): Record<string, string> =>
  id === importTeam
    ? {
        id,
        name: 'Knowledge team',
        description: 'Keeps imported articles until the team of their product takes them over.',
      }
    : { id, name: id.charAt(0).toUpperCase() + id.slice(1).replace(/-/g, ' ') };

/** Tables that an organisation has to fill in; a base without them does not check. */
const starterTables: Readonly<
  Record<'severities' | 'clocks' | 'agreements', { readonly comment: string; readonly table: unknown }>
> = {
  severities: {
    comment: 'Written by an import as a start. Adapt it to your support standard.',
    table: {
      severities: [
        {
          id: 1,
          name: 'System down',
          definition: 'Production stands still and there is no way around it.',
          updateEvery: '1h',
        },
        {
          id: 2,
          name: 'Severely impaired',
          definition: 'Production runs with a severe loss of function, speed or redundancy.',
          updateEvery: '4h',
        },
        {
          id: 3,
          name: 'Impaired',
          definition: 'A function is impaired; there is an acceptable way around it.',
          updateEvery: '1d',
        },
        {
          id: 4,
          name: 'Question',
          definition: 'A question or a wish; nothing is impaired.',
          updateEvery: '3d',
        },
      ],
    },
  },
  clocks: {
    comment: 'Written by an import as a start. Adapt it to your support standard.',
    table: {
      clocks: {
        checksAfterAssignment: ['15m', '30m', '45m'],
        reassignedEngineerHas: '15m',
        firstReplyWithin: '1h',
      },
    },
  },
  agreements: {
    comment: 'Written by an import as a start. Add the support agreements that your contracts name.',
    table: { agreements: [] },
  },
};

/** What a policy has to hold after an import. */
export interface PolicyNeeds {
  readonly teams: ReadonlySet<string>;
  readonly products: readonly Product[];
}

/**
 * Writes the tables of `policy/` that are missing, and adds teams and products that are missing to those that are
 * there; what stands in them already, comments included, stays as it is.
 *
 * @returns Paths of the tables that were written or changed, relative to the content folder.
 * @throws Error when a table is there and cannot be understood.
 */
export async function writePolicy(contentDir: string, needs: PolicyNeeds): Promise<string[]> {
  const changed: string[] = [];
  const put = async (name: string, text: string): Promise<void> => {
    if (await writeFileAtomically(path.join(contentDir, 'policy', `${name}.yaml`), text))
      changed.push(`policy/${name}.yaml`);
  };
  for (const [name, { comment, table }] of Object.entries(starterTables)) {
    if (!(await readIfThere(path.join(contentDir, 'policy', `${name}.yaml`))))
      await put(name, `# ${comment}\n${stringify(table, { lineWidth: 0 })}`);
  }
  const teams = [...needs.teams].toSorted().map(team);
  const products = needs.products.map(({ id, name, vendor, team: owner, components }) => ({
    id,
    name,
    ...(vendor === undefined ? {} : { vendor }),
    team: owner,
    ...(components.length > 0 ? { components } : {}),
  }));
  await put('teams', await withEntries(contentDir, 'teams', teams));
  await put('products', await withEntries(contentDir, 'products', products));
  return changed;
}

/** Text of a table with the entries that it lacks added at its end. */
async function withEntries(
  contentDir: string,
  name: 'teams' | 'products',
  entries: readonly { readonly id?: string }[],
): Promise<string> {
  const present = await readIfThere(path.join(contentDir, 'policy', `${name}.yaml`));
  if (!present) return stringify({ [name]: entries }, { lineWidth: 0 });
  const text = present.toString('utf8');
  const document = parseDocument(text, { merge: false });
  const parsed = policyFiles[name].safeParse(document.toJS({ maxAliasCount: 100 }));
  if (document.errors.length > 0 || !parsed.success)
    throw new Error(`policy/${name}.yaml is not valid; correct it before importing.`);
  const known = new Set(
    Object.values(parsed.data)
      .flat()
      .map((entry) => entry.id),
  );
  const missing = entries.filter((entry) => entry.id !== undefined && !known.has(entry.id));
  const completed = appendEntries(text, name, missing);
  // The text around the entries is somebody's: it is changed only into what reads as it should.
  const result = policyFiles[name].safeParse(parseDocument(completed, { merge: false }).toJS());
  if (!result.success)
    throw new Error(
      `policy/${name}.yaml could not be completed; add ${missing.map(({ id }) => id).join(', ')}.`,
    );
  return completed;
}
