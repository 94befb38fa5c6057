import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import { searchPlaces, type RecordedSearch } from '../../core/search-log/recorded-search.ts';
import type { SearchLog } from '../../core/search-log/search-log.ts';
import type { SearchesTable } from '../link/link-tables.ts';
import type { Tables } from '../tables.ts';
import { createUuid, lowestUuid } from '../database/uuid.ts';

const placeSchema = z.enum(searchPlaces);

/** The searches on a database of the newest schema. */
export function createSearchLog(database: Kysely<Tables>): SearchLog {
  const find = async (id: string): Promise<RecordedSearch | undefined> => {
    const row = await selectSearches(database).where('searches.id', '=', id).executeTakeFirst();
    return row && searchOf(row);
  };
  return {
    async record(search) {
      const id = createUuid(search.at);
      await database
        .insertInto('searches')
        .values({
          id,
          at: search.at,
          words: search.words,
          lang: search.lang ?? null,
          place: search.place,
          results: search.results,
          is_from_cases: search.isFromCases === true ? 1 : 0,
          clicked_article: search.clicked?.article ?? null,
          clicked_position: search.clicked?.position ?? null,
          clicked_at: search.clicked ? search.at : null,
          clicked_from_cases: search.clicked?.isFromCases === true ? 1 : 0,
          case_id: null,
        })
        .execute();
      return { ...search, id };
    },

    find,

    async recordClick(id, { article, position, isFromCases }, at) {
      await database
        .updateTable('searches')
        .set({
          clicked_article: article,
          clicked_position: position,
          clicked_at: at,
          clicked_from_cases: isFromCases === true ? 1 : 0,
        })
        .where('id', '=', id)
        .where('clicked_article', 'is', null)
        .execute();
      return find(id);
    },

    async recordCase(id, caseId) {
      await database
        .updateTable('searches')
        .set({ case_id: caseId })
        .where('id', '=', id)
        .where('case_id', 'is', null)
        .execute();
      return find(id);
    },

    async forget(before) {
      // Feedback names the search that led to it; such a search stays with it.
      const { numDeletedRows } = await database
        .deleteFrom('searches')
        .where('id', '<', lowestUuid(before))
        .where('results', '>', 0)
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('article_feedback')
                .select('article_feedback.id')
                .whereRef('article_feedback.search_id', '=', 'searches.id'),
            ),
          ),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function selectSearches(database: Kysely<Tables>) {
  return database
    .selectFrom('searches')
    .leftJoin('cases', 'cases.id', 'searches.case_id')
    .selectAll('searches')
    .select('cases.sequence');
}

function searchOf(row: Selectable<SearchesTable> & { readonly sequence: number | null }): RecordedSearch {
  return {
    id: row.id,
    at: row.at,
    words: row.words,
    place: placeSchema.parse(row.place),
    results: row.results,
    ...(row.is_from_cases === 1 && { isFromCases: true }),
    ...(row.lang !== null && { lang: row.lang }),
    ...(row.clicked_article !== null &&
      row.clicked_position !== null && {
        clicked: {
          article: row.clicked_article,
          position: row.clicked_position,
          ...(row.clicked_from_cases === 1 && { isFromCases: true }),
        },
      }),
    ...(row.sequence !== null && { case: formatCaseNumber(row.sequence) }),
  };
}
