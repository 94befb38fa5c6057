import * as fc from 'fast-check';

/** The part of JSON Schema that our OpenAPI document uses. */
export interface ApiSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: ApiSchema;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ApiSchema;
  readonly oneOf?: readonly ApiSchema[];
  readonly anyOf?: readonly ApiSchema[];
}

/** What schemas refer to. */
export interface SchemaContext {
  /** Schemas of the document by name. */
  readonly schemas: Readonly<Record<string, ApiSchema>>;
  /** Values that mean something, by the name of the property that they are for. */
  readonly examples: Readonly<Record<string, readonly unknown[]>>;
}

/** Values that a schema allows, and now and then one that it does not. */
export function schemaArbitrary(schema: ApiSchema, context: SchemaContext, depth = 0): fc.Arbitrary<unknown> {
  const proper = properArbitrary(schema, context, depth);
  return fc.oneof({ weight: 60, arbitrary: proper }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

function properArbitrary(schema: ApiSchema, context: SchemaContext, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const named = context.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (!named) throw new Error(`${schema.$ref} is not in the document`);
    return properArbitrary(named, context, depth);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return fc.oneof(...variants.map((variant) => properArbitrary(variant, context, depth)));
  const [type, ...others] = [schema.type ?? []].flat();
  if (others.length > 0) {
    return fc.oneof(
      ...[type, ...others].map((each) =>
        properArbitrary({ ...schema, ...(each !== undefined && { type: each }) }, context, depth),
      ),
    );
  }
  switch (type) {
    case 'object':
      return objectArbitrary(schema, context, depth + 1);
    case 'array':
      return fc.array(schemaArbitrary(schema.items ?? {}, context, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1_000_000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1_000_000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textArbitrary(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectArbitrary(schema: ApiSchema, context: SchemaContext, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required);
  // Deep down only what must be there, so that values end.
  const model = Object.fromEntries(
    properties
      .filter(([name]) => depth < 4 || required.has(name))
      .map(([name, value]) => [name, propertyArbitrary(name, value, context, depth)]),
  );
  const requiredKeys = Object.keys(model).filter((name) => required.has(name));
  const proper = fc.record(model, { requiredKeys });
  const missing = fc.record(model, { requiredKeys: [] });
  const strange = fc
    .tuple(proper, fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 1 }))
    .map(([value, name, extra]) => ({ ...value, [name]: extra }));
  return fc.oneof(
    { weight: 40, arbitrary: proper },
    { weight: 1, arbitrary: missing },
    { weight: 1, arbitrary: strange },
  );
}

function propertyArbitrary(
  name: string,
  schema: ApiSchema,
  context: SchemaContext,
  depth: number,
): fc.Arbitrary<unknown> {
  const any = schemaArbitrary(schema, context, depth);
  const examples = context.examples[name];
  if (!examples) return any;
  return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...examples) }, { weight: 1, arbitrary: any });
}

function textArbitrary(schema: ApiSchema): fc.Arbitrary<string> {
  switch (schema.format) {
    case 'date-time':
      return fc
        .date({ min: new Date('1960-01-01'), max: new Date('2110-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString());
    case 'date':
      return fc
        .date({ min: new Date('1960-01-01'), max: new Date('2110-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'uuid':
      return fc.uuid();
    case 'uri':
      return fc.webUrl();
    case 'email':
      return fc.emailAddress();
    case undefined:
    default:
      break;
  }
  const { minLength = 0, maxLength = 200 } = schema;
  const most = Math.min(maxLength, 200);
  const anyText = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.string({ unit: 'grapheme', minLength: Math.max(1, minLength), maxLength: most }),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength, maxLength: most }) },
  );
  if (schema.pattern === undefined || schema.pattern === '\\S') return anyText;
  const matching = fc.stringMatching(new RegExp(schema.pattern)).filter((text) => text.length <= maxLength);
  return fc.oneof({ weight: 6, arbitrary: matching }, { weight: 1, arbitrary: anyText });
}
