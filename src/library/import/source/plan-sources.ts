import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ArticleId } from '../../../core/article/article-id.ts';
import { calendarDateOf } from '../../../core/article/calendar-date.ts';
import type { Language } from '../../../core/article/language.ts';
import { articleTypeNamed, articleTypeOfId, articleTypes } from '../../../core/article/registry.ts';
import type { ImportedType } from '../article/arrange-sections.ts';
import { headingsOf, isBestPractice } from '../article/describe-article.ts';
import { detectLanguage, languageOfPath, readLanguage } from './detect-language.ts';
import { articleId, highestNumber, idOfFile } from './ids.ts';
import type { Ledger, LedgerEntry } from '../write/ledger.ts';
import type { Loss } from '../loss.ts';
import { fileSource, type Filing, type ProductMap } from './product-map.ts';
import type { Source } from './read-source.ts';
import { readFields, type SourceFields } from './source-fields.ts';

/** A source with everything that is settled before any is converted, so that all of them can link to it. */
export interface PlannedSource {
  readonly source: Source;
  readonly fields: SourceFields;
  readonly id: ArticleId;
  readonly type: ImportedType;
  readonly lang: Language;
  readonly filing: Filing;
  readonly entry: LedgerEntry;
}

/** Ids of the articles in a content folder. */
export async function existingIds(contentDir: string): Promise<string[]> {
  const names = await Promise.all(
    articleTypes.map(async ({ folder }) => readdir(path.join(contentDir, folder)).catch(() => [])),
  );
  return names.flat().flatMap((name) => idOfFile(name) ?? []);
}

/**
 * Gives every source its id: the one that it had, also under another path if its content is the same, or the next
 * free one.
 */
export function planSources(
  sources: readonly Source[],
  options: {
    readonly ledger: Ledger;
    /** Ids that are taken, those of other imports among them. */
    readonly taken: readonly string[];
    readonly productMap: ProductMap;
    readonly lang?: Language;
    readonly now: Date;
  },
): { readonly planned: readonly PlannedSource[]; readonly losses: readonly Loss[] } {
  const { ledger, productMap, now } = options;
  const losses: Loss[] = [];
  const present = new Set(sources.map(({ path: file }) => file));
  const moved = new Map(
    [...ledger]
      .filter(([file]) => !present.has(file))
      .map(([file, entry]) => [entry.source, { file, entry }]),
  );
  const highest = new Map<string, number>();
  const allIds = [...options.taken, ...[...ledger.values()].map((entry) => entry.id)];
  const next = (prefix: string): ArticleId => {
    const number = (highest.get(prefix) ?? highestNumber(prefix, allIds)) + 1;
    highest.set(prefix, number);
    return articleId(prefix, number);
  };
  const planned = sources.map((source): PlannedSource => {
    const fields = readFields(source);
    const type: ImportedType = isBestPractice(fields.kind, headingsOf(source.body))
      ? 'best-practice'
      : 'service-note';
    const known = ledger.get(source.path);
    const from = known ? undefined : moved.get(source.hash);
    if (from) moved.delete(source.hash);
    const entry: LedgerEntry = known ?? {
      id: from?.entry.id ?? next(articleTypeNamed(type).prefix),
      source: '',
      outputs: from?.entry.outputs ?? [],
      imported: from?.entry.imported ?? calendarDateOf(now),
      former: from ? [...from.entry.former, from.file] : [],
    };
    const settled = articleTypeOfId(entry.id)?.name === 'best-practice' ? 'best-practice' : 'service-note';
    return {
      source,
      fields,
      id: entry.id,
      type: settled,
      lang: languageOf(source, fields, options.lang, losses),
      filing: fileSource(source.path, productMap),
      entry: { ...entry, source: source.hash },
    };
  });
  return { planned, losses };
}

function languageOf(
  source: Source,
  fields: SourceFields,
  fallback: Language | undefined,
  losses: Loss[],
): Language {
  if (fields.language !== undefined) {
    const named = readLanguage(fields.language);
    if (named) return named;
    losses.push({ kind: 'language-unknown', file: source.path, line: 1, detail: fields.language });
  }
  const text = source.format === 'html' ? source.body.replace(/<[^>]*>/g, ' ') : source.body;
  return languageOfPath(source.path) ?? fallback ?? detectLanguage(text);
}

const numberLine =
  /(?:Original KB number|KB number|Article (?:id|number))\s*[:：][_*]*\s*(?:&nbsp;|\s)*(?:KB\s*)?(\d{4,9})/i;

/** Number of a source in the old knowledge base, before anything is parsed. */
export function numberOf({ source, fields }: Pick<PlannedSource, 'source' | 'fields'>): string | undefined {
  return numberLine.exec(source.body.slice(0, 4000).replace(/<[^>]*>/g, ''))?.[1] ?? fields.number;
}
