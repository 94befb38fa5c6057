import { migrate } from '../../src/store/migrations/migrate.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import { recordPlans, refuseWalks } from './record-plans.ts';

/**
 * A store in memory. When it is closed, the plan of every query that it asked is looked at, as `openTestDatabase` does.
 *
 * @param now UTC milliseconds.
 */
export async function openTestStore(now: number): Promise<Store> {
  const connection = openDatabase(':memory:');
  const schemaVersion = await migrate(connection, migrations, now);
  const plans = recordPlans(connection);
  const store = createStore(connection, schemaVersion, plans.statements);
  return {
    ...store,
    async close() {
      const walks = plans.listWalks();
      await store.close();
      refuseWalks(walks);
    },
  };
}
