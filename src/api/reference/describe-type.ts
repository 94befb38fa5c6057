import { html, raw } from 'hono/html';

type Markup = ReturnType<typeof raw>;

/** What the reference page reads of a JSON Schema. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
}

/** A schema in a few words: `integer 1 to 200, default 50`, `list of Article`. */
export function describeType(schema: JsonSchema | undefined): Markup {
  if (!schema) return raw('');
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return markup(html`<a href="#shape-${name}">${name}</a>`);
  }
  if (schema.enum) {
    return markup(
      html`${schema.enum.map((value, index) => html`${index > 0 ? ' | ' : ''}<code>${String(value)}</code>`)}`,
    );
  }
  if (schema.const !== undefined) return markup(html`<code>${JSON.stringify(schema.const)}</code>`);
  if (schema.items) return markup(html`list of ${describeType(schema.items)}`);
  if (schema.properties) {
    const fields = Object.entries(schema.properties);
    return markup(
      html`object:
      ${fields.map(([name, value], index) => html`${index > 0 ? ', ' : ''}<code>${name}</code> ${describeType(value)}`)}`,
    );
  }
  const range =
    schema.minimum !== undefined && schema.maximum !== undefined
      ? ` ${schema.minimum} to ${schema.maximum}`
      : '';
  const fallback = schema.default === undefined ? '' : `, default ${JSON.stringify(schema.default)}`;
  return markup(
    html`${[schema.type].flat().join(' or ')}${schema.format ? ` (${schema.format})` : ''}${range}${fallback}`,
  );
}

function markup(value: ReturnType<typeof html>): Markup {
  if (value instanceof Promise) throw new TypeError('a schema waits for nothing');
  return value;
}
