import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { createIntakeStore } from '../../../src/store/intake/intake-store.ts';
import { describeIntakeStore } from './intake-store.contract.ts';
import { openTestDatabase } from '../open-test-database.ts';

for (const [name, place] of [
  ['SQLite in memory', 'memory'],
  ['an SQLite file', 'file'],
] as const) {
  describeIntakeStore(name, async () => {
    const { database, close } = await openTestDatabase(place);
    return {
      intake: createIntakeStore(database),
      cases: createCaseStore(database),
      async readAudit() {
        const rows = await database
          .selectFrom('audit_entries')
          .select(['action', 'details'])
          .orderBy('id')
          .execute();
        return rows.map(({ action, details }) => ({ action, details: JSON.parse(details) as unknown }));
      },
      close,
    };
  });
}
