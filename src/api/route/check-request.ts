import { z, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { invalidInput, type CheckedPart } from '../problem/invalid-input.ts';

type ApiContext = Context<ApplicationEnvironment>;

/** What a request is checked by before its handler, which then finds every part by `context.req.valid`. */
export interface RequestChecks {
  /** Of parameters, which are there at once. */
  readonly parameters: readonly ((context: ApiContext) => void)[];
  /** Of a body, once it has come; absent: the route takes none. */
  readonly body: ((context: ApiContext) => Promise<void>) | undefined;
}

/**
 * What a route declares of its request, as checks that throw the problem of what they find. Nothing is waited for where nothing has to come:
 * a validator for each part, one after the other, takes longer than reading a case.
 */
export function checksOf({ request = {} }: RouteConfig): RequestChecks {
  const { query, params, headers, body } = request;
  const parameters: ((context: ApiContext) => void)[] = [];
  if (query) parameters.push(checkQuery(query));
  if (params) parameters.push((context) => take(context, 'param', params, context.req.param()));
  if (headers instanceof z.ZodObject) {
    const names = Object.keys(headers.shape);
    parameters.push((context) => take(context, 'header', headers, readHeaders(context, names)));
  }
  const content = body?.content['application/json'];
  const schema = content && 'schema' in content && content.schema;
  if (!(schema instanceof z.ZodType)) return { parameters, body: undefined };
  return {
    parameters,
    body: async (context) => take(context, 'json', schema, await readBody(context)),
  };
}

/** Queries of a route whose checked form is kept, of so many characters at most; beyond that the one that was kept first goes. */
const mostKept = 200;
const longestKept = 300;

/**
 * Checks a query, and keeps what came of it: lists are asked for by the same few addresses again and again, and what a query says depends
 * on its text alone. To check that of a list of cases takes longer than to read the list.
 */
function checkQuery(schema: z.ZodType): (context: ApiContext) => void {
  const kept = new Map<string, object>();
  return (context) => {
    const { url } = context.req;
    const start = url.indexOf('?') + 1;
    const text = start === 0 ? '' : url.slice(start);
    let checked = kept.get(text);
    if (checked === undefined) {
      checked = Object.freeze(check('query', schema, readQuery(context)));
      if (text.length <= longestKept) kept.set(text, checked);
      const [oldest] = kept.size > mostKept ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
    }
    context.req.addValidatedData('query', checked);
  };
}

function take(context: ApiContext, part: CheckedPart, schema: z.ZodType, given: unknown): void {
  context.req.addValidatedData(part, check(part, schema, given));
}

function check(part: CheckedPart, schema: z.ZodType, given: unknown): object {
  const checked = schema.safeParse(given);
  if (!checked.success) throw invalidInput(part, checked.error);
  // Every part is an object: its schema is what the route declares it by.
  return checked.data as object;
}

const nothing: Readonly<Record<string, never>> = {};

/** Parameters by name: those that are given once as a text, the others as a list. */
function readQuery({ req }: ApiContext): Readonly<Record<string, string | string[]>> {
  if (!req.url.includes('?')) return nothing;
  return Object.fromEntries(
    Object.entries(req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
  );
}

function readHeaders({ req }: ApiContext, names: readonly string[]): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const name of names) {
    const value = req.header(name);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

const json = /^application\/(?:[a-z-.]+\+)?json(?:;\s*[a-z0-9-]+=[^;]+)*$/i;

async function readBody({ req }: ApiContext): Promise<unknown> {
  const type = req.header('Content-Type') ?? '';
  if (type === '' ? (await req.text()) !== '' : !json.test(type)) {
    throw new ApiProblem(
      'media-type-not-supported',
      'Send the body as JSON with Content-Type: application/json.',
    );
  }
  if (type === '') return nothing;
  try {
    return await req.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ApiProblem('bad-request', 'Malformed JSON in request body');
  }
}
