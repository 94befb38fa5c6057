import path from 'node:path';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Place } from '../../core/problem/problem.ts';
import { policyFiles } from '../../core/policy/policy.ts';
import { readText } from './list-files.ts';

/** Finds the place of an entry in a policy table by its id, and in a table that has the id twice the last one. */
export async function readPolicyPlaces(
  contentDir: string,
): Promise<(table: string, id: string) => Place | undefined> {
  const places = new Map<string, Place>();
  for (const table of Object.keys(policyFiles)) {
    const text = await readText(path.join(contentDir, `policy/${table}.yaml`)).catch(() => '');
    const lineCounter = new LineCounter();
    const entries = parseDocument(text, { lineCounter, merge: false }).get(table);
    if (!isSeq(entries)) continue;
    for (const entry of entries.items) {
      const id = isMap(entry) ? entry.get('id', true) : undefined;
      if (!isNode(entry) || !isScalar(id)) continue;
      const { line, col } = lineCounter.linePos(entry.range?.[0] ?? 0);
      places.set(`${table}/${String(id.value)}`, { line, column: col });
    }
  }
  return (table, id) => places.get(`${table}/${id}`);
}
