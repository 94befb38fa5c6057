import { stat } from 'node:fs/promises';
import path from 'node:path';
import { nearestName } from '../../core/check/nearest-name.ts';
import type { ProductMap } from '../../library/import/source/product-map.ts';
import { readPolicy } from '../../library/read/read-policy.ts';
import { CommandError, UsageError } from '../command.ts';

/** Teams that a call of the import names, by the option that names them. */
interface NamedTeams {
  readonly owner: string | undefined;
  readonly productMap: ProductMap;
}

/**
 * Refuses teams that the content folder does not have: most are misspelt, and a team that nobody is in owns nothing.
 *
 * @throws {UsageError} when one is not there.
 * @throws {CommandError} when the table of teams is broken.
 */
export async function requireTeams(contentDir: string, { owner, productMap }: NamedTeams): Promise<void> {
  const { policy, problems } = await readPolicy(contentDir);
  const teams = policy.teams.map(({ id }) => id);
  const products = new Set(policy.products.map(({ id }) => id));
  // The map says nothing of products that are there already: their team stays.
  const mapped = Object.values(productMap).filter((entry) => entry !== null && !products.has(entry.id));
  const named = [
    ...(owner === undefined ? [] : [['--owner', owner] as const]),
    ...mapped.flatMap((entry) =>
      entry !== null && 'team' in entry && entry.team !== undefined
        ? [['--product-map', entry.team] as const]
        : [],
    ),
  ];
  const unknown = named.find(([, team]) => !teams.includes(team));
  if (!unknown) return;
  const table = 'policy/teams.yaml';
  const isThere = (await stat(path.join(contentDir, table)).catch(() => undefined)) !== undefined;
  const broken = problems.find(({ file }) => file === table);
  if (isThere && broken)
    throw new CommandError(`${table}:${broken.line}: ${broken.message} Correct it before importing.`);
  const [option, team] = unknown;
  const nearest = nearestName(team, teams);
  const known =
    teams.length === 0
      ? `${contentDir} has no teams yet.`
      : `Teams are ${teams.join(', ')}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
  throw new UsageError(`${option}: there is no team “${team}”. ${known} --add-teams adds it.`);
}
