import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revisionOf, sampleArticle } from '../store/sample-article.ts';
import { schemaArbitrary, type ApiSchema, type SchemaContext } from '../support/schema-arbitrary.ts';
import { openCaseApplication, type CaseApplication } from './case/case-application.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: ApiSchema;
}
interface Response {
  readonly content?: Readonly<Record<string, { readonly schema: ApiSchema }>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: ApiSchema }>> };
  readonly responses: Readonly<Record<string, Response>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: SchemaContext['schemas'] };
}

/** A generated request. */
interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

// Read once to name the tests; the requests go to another application.
const described = await openCaseApplication();
const document = (await described.send('GET', '/openapi.json')).body as Document;
await described.close();
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    method,
    path,
    operation,
    name: operation.operationId,
  })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) });
ajv.addFormat('email', /@/);
ajv.addSchema({ $id: 'api', components: document.components });
const validators = new Map<string, ValidateFunction>();

/** Operations that did what was asked of them at least once. */
const answered = new Set<string>();

let application: CaseApplication;
/** Ids of things that are there, by the beginning of the path that takes them, so that requests find some of them. */
let known: readonly (readonly [path: string, values: readonly string[]])[];

const articleIds = Array.from({ length: 12 }, (_, index) => `SN-00${10 + index}`);

/** Values that mean something in bodies. */
const examples = {
  article: [...articleIds, 'SN-9999'],
  revision: [revisionOf('SN-0010'), 'ffffffffffff'],
  case: ['SR-000001', 'SR-000002', 'SR-999999'],
  cases: [['SR-000001'], ['SR-000001', 'SR-000002'], ['SR-000002', 'SR-999999']],
  severity: [1, 2, 3, 4, 9],
  openedAt: ['2026-11-01T00:00:00Z'],
  contract: [{ number: 'C-1' }],
  timeZone: ['Europe/Rome', 'Mars/Olympus'],
  at: ['2026-11-22T12:00:00Z'],
  receivedAt: ['2026-11-22T12:00:00Z'],
} satisfies SchemaContext['examples'];
const context: SchemaContext = { schemas: document.components.schemas, examples };

beforeAll(async () => {
  application = await openCaseApplication(articleIds.map((id) => sampleArticle(id)));
  const { send, open, act } = application;
  const { number } = await open();
  await open();
  const path = `/cases/${number}`;
  const statement = await send('POST', `${path}/statements`, { text: 'x' });
  const contact = await send('POST', `${path}/contacts`, { dueAt: '2026-11-23T00:00:00Z', channel: 'phone' });
  const complaint = await send('POST', `${path}/complaints`, { text: 'x', complainant: 'y' });
  const flag = await send('POST', '/articles/SN-0010/flags', { kind: 'wrong', text: 'x' });
  const search = await send('POST', '/searches', { words: 'x', results: 1 });
  const links = await send('POST', `${path}/links`, {
    links: ['SN-0010', 'SN-0011'].map((article) => ({ article, kind: 'reused' })),
  });
  await act('SR-000002', 'transitions', { transition: 'resolve', kind: 'withdrawn' });
  const [link] = links.body.items;
  known = [
    ['/cases/{number}/statements/{id}', [statement.body.id]],
    ['/cases/{number}/contacts/{id}', [contact.body.id]],
    ['/cases/{number}/complaints/{id}', [complaint.body.id]],
    ['/cases/{number}', [number, 'SR-000002', 'SR-999999']],
    ['/links/{id}', links.body.items.map(({ id }: { id: string }) => id)],
    ['/link-batches/{id}', [link.batch]],
    ['/flags/{id}', [flag.body.id]],
    ['/searches/{id}', [search.body.id]],
    ['/articles/{id}/revisions/{revision}', [link.delivered.revision]],
    ['/articles/{id}', [...articleIds, 'SN-9999']],
  ];
});
afterAll(() => application.close());

describe('generated requests', () => {
  it('are made for every operation of the document', () => {
    expect(operations.length).toBeGreaterThan(60);
  });

  it.each(operations)('$name answers as the document says', async ({ method, path, operation }) => {
    await fc.assert(
      fc.asyncProperty(requestArbitrary(path, operation), async (request) => {
        const { status, headers, body } = await application.send(
          method.toUpperCase(),
          request.path,
          request.body === undefined ? undefined : JSON.stringify(request.body),
          request.headers,
        );
        if (status < 300) answered.add(operation.operationId);
        const response = operation.responses[String(status)];
        expect(
          response,
          `${status} is not in the document: ${JSON.stringify(body).slice(0, 300)}`,
        ).toBeDefined();
        const type = headers.get('Content-Type')?.split(';')[0] ?? '';
        const media = response?.content?.[type];
        const types = Object.keys(response?.content ?? {});
        expect(types.length === 0 ? [''] : types).toContain(type);
        const wrong = type.includes('json') ? problemsOf(media?.schema ?? {}, body) : [];
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true, seed: 20_261_122 },
    );
    expect(application.failures).toEqual([]);
  });

  // Requests that are all refused would say little of what is answered otherwise.
  it('got what they asked for from nearly every operation of cases', () => {
    const ofCases = operations.filter(({ path }) =>
      /^\/(?:cases|links|articles|exports|searches|flags)/.test(path),
    );
    expect(ofCases.length).toBeGreaterThan(40);
    expect(ofCases.filter(({ name }) => !answered.has(name)).length).toBeLessThan(4);
  });
});

/** What of a body is not as a schema says. */
function problemsOf(schema: ApiSchema, body: unknown): string[] {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
  let validate = validators.get(text);
  if (!validate) {
    validate = ajv.compile(JSON.parse(text) as object);
    validators.set(text, validate);
  }
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function requestArbitrary(path: string, operation: Operation): fc.Arbitrary<Request> {
  const parameters = operation.parameters ?? [];
  const values = fc.record(
    Object.fromEntries(
      parameters.map((parameter) => [
        `${parameter.in} ${parameter.name}`,
        parameterArbitrary(path, parameter),
      ]),
    ),
  );
  const schema = operation.requestBody?.content['application/json']?.schema;
  const body = schema ? schemaArbitrary(schema, context) : fc.constant(undefined);
  return fc.tuple(values, body).map(([given, made]) => {
    const query = new URLSearchParams();
    const headers: Record<string, string> = {};
    let address = path;
    for (const [key, value] of Object.entries(given)) {
      if (value === undefined) continue;
      const [place, ...rest] = key.split(' ');
      const name = rest.join(' ');
      const texts = (Array.isArray(value) ? value : [value]).map((each) => asText(each));
      if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(texts[0] || 'x'));
      if (place === 'query') for (const text of texts) query.append(name, text);
      if (place === 'header') headers[name] = (texts[0] ?? '').replace(/[^\x21-\x7e]/g, '');
    }
    const search = query.toString();
    return { path: search ? `${address}?${search}` : address, headers, body: made };
  });
}

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();

/** Left out as often as not, where it may be. */
function parameterArbitrary(path: string, { name, in: place, schema }: Parameter): fc.Arbitrary<unknown> {
  const any = schemaArbitrary(schema, context);
  if (place === 'path') {
    const values = fc.nat().map((index) => knownValue(path, name, index));
    return fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: any });
  }
  if (name === 'If-Match')
    return fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('*', '"1"', '"2"') },
      { weight: 1, arbitrary: any },
    );
  const isHardToGuess = name === 'cursor' || name.startsWith('source');
  return fc.oneof(
    { weight: isHardToGuess ? 30 : 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: any },
  );
}

/** A value of a path's parameter, the longest beginning of the path that is known with it. */
function knownValue(path: string, name: string, index: number): string {
  const beginning = path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
  const values = known.find(([each]) => each === beginning)?.[1] ?? [];
  return values[index % Math.max(1, values.length)] ?? 'x';
}
