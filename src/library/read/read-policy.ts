import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { optionalTables, policyFiles, type Policy } from '../../core/policy/policy.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { readText } from './list-files.ts';
import { schemaProblems } from './schema-problems.ts';
import { yamlProblems } from './yaml-problems.ts';
import { yamlValues } from './yaml-values.ts';

const emptyPolicy: Policy = {
  teams: [],
  products: [],
  severities: [],
  clocks: { checksAfterAssignment: [15, 30, 45], reassignedEngineerHas: 15, firstReplyWithin: 60 },
  agreements: [],
  glossary: [],
};

/** Reads `policy/*.yaml`. A table that is missing, unless it is optional, or wrong is a problem and counts as empty. */
export async function readPolicy(
  contentDir: string,
): Promise<{ readonly policy: Policy; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const read = async <Table>(
    name: keyof typeof policyFiles,
    schema: z.ZodType<Table>,
  ): Promise<Partial<Table>> => {
    const result = await readTable(contentDir, name, schema);
    problems.push(...result.problems);
    return result.table ?? {};
  };
  const policy = {
    ...emptyPolicy,
    ...(await read('teams', policyFiles.teams)),
    ...(await read('products', policyFiles.products)),
    ...(await read('severities', policyFiles.severities)),
    ...(await read('clocks', policyFiles.clocks)),
    ...(await read('agreements', policyFiles.agreements)),
    ...(await read('glossary', policyFiles.glossary)),
  };
  return { policy, problems };
}

/** What a table can begin with. */
const firstLines: Readonly<Record<keyof typeof policyFiles, string>> = {
  teams: 'teams: [{ id: storage, name: Storage }]',
  products: 'products: []',
  severities:
    'severities: [{ id: 1, name: System down, definition: Production stands still., updateEvery: 1h }]',
  clocks:
    'clocks: { checksAfterAssignment: [15m, 30m, 45m], reassignedEngineerHas: 15m, firstReplyWithin: 1h }',
  agreements: 'agreements: []',
  glossary: 'glossary: []',
};

async function readTable<Table>(
  contentDir: string,
  name: keyof typeof policyFiles,
  schema: z.ZodType<Table>,
): Promise<{ readonly table?: Table; readonly problems: readonly Problem[] }> {
  const file = `policy/${name}.yaml`;
  let text;
  try {
    text = await readText(path.join(contentDir, file));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && optionalTables.has(name)) return { problems: [] };
    const message = `The table ${file} ${isMissing ? 'is missing' : 'could not be read'}.`;
    const hint = isMissing ? `Write it, for a start with: \`${firstLines[name]}\`.` : undefined;
    return { problems: [createProblem('policy-invalid', file, message, undefined, hint)] };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: false, logLevel: 'error' });
  if (document.errors.length > 0)
    return { problems: yamlProblems(document, 'policy-invalid', { file, text, lineCounter }) };
  const read = yamlValues(document);
  if ('reason' in read) {
    return {
      problems: [createProblem('policy-invalid', file, `The YAML could not be read: ${read.reason}.`)],
    };
  }
  const result = schema.safeParse(read.values, { reportInput: true });
  if (result.success) return { table: result.data, problems: [] };
  const placeAt = (keys: readonly PropertyKey[]): { line: number; column: number } => {
    for (let length = keys.length; length > 0; length -= 1) {
      const node = document.getIn(keys.slice(0, length), true);
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
        const at = lineCounter.linePos(Number(node.range[0]));
        return { line: at.line, column: at.col };
      }
    }
    return { line: 1, column: 1 };
  };
  return { problems: schemaProblems(result.error.issues, 'policy-invalid', { file, placeAt }) };
}
