import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { KnowledgeBase } from '../../core/article/article.ts';
import {
  demoCustomersSchema,
  demoDeskSchema,
  demoFamiliesSchema,
  type DemoContent,
  type DemoRecord,
} from '../../core/demo/demo-content.ts';
import { readText } from './list-files.ts';

/** Folder of a content folder that demo cases are made of; a content folder without it has none. */
export const demoFolder = 'demo';

/** What demo cases are made of is not as it must be. */
export class DemoContentError extends Error {
  override readonly name = 'DemoContentError';
}

/**
 * Reads what demo cases are made of, with the customers' records of the base.
 *
 * @returns `undefined` when the content has none.
 * @throws {DemoContentError} A file cannot be read or lacks something.
 */
export async function readDemo(
  contentDir: string,
  base: Pick<KnowledgeBase, 'articles'>,
): Promise<DemoContent | undefined> {
  const names = await readdir(path.join(contentDir, demoFolder)).catch(() => []);
  const files = names.filter((name) => name.endsWith('.yaml')).toSorted();
  if (files.length === 0) return undefined;
  const read = async <Schema extends z.ZodType>(name: string, schema: Schema) =>
    readTable(contentDir, `${demoFolder}/${name}`, schema);
  const desk = await read('desk.yaml', demoDeskSchema);
  const { customers } = await read('customers.yaml', demoCustomersSchema);
  const tables = files.filter((name) => name !== 'desk.yaml' && name !== 'customers.yaml');
  const families = await Promise.all(tables.map((name) => read(name, demoFamiliesSchema)));
  return {
    demo: 'casebook-demo-1',
    desk,
    customers,
    families: families.flatMap((table) => table.families),
    records: recordsOf(base),
  };
}

async function readTable<Schema extends z.ZodType>(
  contentDir: string,
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  let value: unknown;
  try {
    value = parse(await readText(path.join(contentDir, file)));
  } catch (error) {
    throw new DemoContentError(`${file} cannot be read: ${String(error)}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path: keys, message }) => `  ${keys.join('.')}: ${message}`);
  throw new DemoContentError(`${file} is not as demo cases need it:\n${lines.join('\n')}`);
}

function recordsOf({ articles }: Pick<KnowledgeBase, 'articles'>): DemoRecord[] {
  return articles.flatMap(({ fields, translation }) => {
    if (fields.type !== 'customer-record' || translation) return [];
    const { customer, languages, timeZone, agreement, contract, contacts } = fields;
    const { number, kind } = contract;
    return [{ customer, languages, timeZone, agreement, contract: { number, kind }, contacts }];
  });
}
