import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** How many cases there are, near enough, and where the first and the last of them lie. */
export interface AllCases {
  readonly count: number;
  readonly newest: number;
  readonly oldest: number;
}

export async function readAllCases(database: Kysely<Tables>): Promise<AllCases> {
  const ends = async (direction: 'asc' | 'desc') =>
    database
      .selectFrom('cases')
      .select('position')
      .orderBy('position', direction)
      .limit(1)
      .executeTakeFirst();
  const last = await database
    .selectFrom('cases')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const newest = (await ends('desc'))?.position ?? 0;
  return { count: last?.sequence ?? 0, newest, oldest: (await ends('asc'))?.position ?? newest };
}

/** How many cases have something of which the newest were read: the time that these span tells. */
export function estimateCases(read: number, last: number, { newest, oldest }: AllCases): number {
  return last < newest ? read * ((newest - oldest) / (newest - last)) : read;
}
