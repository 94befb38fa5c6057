import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { describeDueOrder } from './case-due.contract.ts';
import { describeCaseStore, type OpenCaseStore } from './case-store.contract.ts';
import { openTestDatabase } from '../open-test-database.ts';

for (const [name, place] of [
  ['SQLite in memory', 'memory'],
  ['an SQLite file', 'file'],
] as const) {
  const open = async (): Promise<OpenCaseStore> => {
    const { database, close } = await openTestDatabase(place);
    return {
      cases: createCaseStore(database),
      async readAudit() {
        const rows = await database
          .selectFrom('audit_entries')
          .select(['action', 'subject_id'])
          .orderBy('id')
          .execute();
        return rows.map(({ action, subject_id: subject }) => `${action} ${subject}`);
      },
      close,
    };
  };
  describeCaseStore(name, open);
  describeDueOrder(name, open);
}
