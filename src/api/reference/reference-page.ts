import type { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { accessExtension } from '../access/route-access.ts';
import { problemTypes } from '../problem/problem-types.ts';
import { describeType, type JsonSchema } from './describe-type.ts';

type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;
type PathItem = NonNullable<OpenApiDocument['paths']>[string];
type Operation = NonNullable<PathItem['get']>;
type Markup = Awaited<ReturnType<typeof html>>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * An OpenAPI document as one page that can be read without its script: operations with parameters and responses, the shapes
 * they name, and every type of problem.
 */
export function referencePage(document: OpenApiDocument): Markup {
  const base = document.servers?.[0]?.url ?? '';
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation
        ? [{ method, path: base + path, operation, name: operation.operationId ?? `${method}-${path}` }]
        : [];
    }),
  );
  // The schemas of OpenAPI 3.1 are JSON Schema, of which `JsonSchema` names what zod schemas give.
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, JsonSchema][];
  return render(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${document.info.title} · Casebook</title>
          <link rel="stylesheet" href="/api/docs/reference.css" />
          <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
          <script src="/api/docs/reference.js"></script>
        </head>
        <body>
          <a class="skip" href="#content">Skip to content</a>
          <header>
            <p>
              <a class="brand" href="/">
                <svg viewBox="0 0 20 20" aria-hidden="true">
                  <path class="cover" d="M3 3.5A1.5 1.5 0 0 1 4.5 2H17v16H4.5A1.5 1.5 0 0 1 3 16.5z" />
                  <path class="ribbon" d="M11 2v7l2-1.6L15 9V2z" />
                </svg>
                Casebook
              </a>
              <span>API</span>
              <button type="button" data-theme-button hidden></button>
            </p>
          </header>
          <div class="frame">
            <nav aria-label="Contents">
              <details class="contents" open>
                <summary>Contents</summary>
                <h2>Operations</h2>
                <ul>
                  ${operations.map(({ name, operation }) => html`<li><a href="#${name}">${operation.summary ?? name}</a></li>`)}
                </ul>
                <h2>Shapes</h2>
                <ul>
                  ${schemas.map(([name]) => html`<li><a href="#shape-${name}">${name}</a></li>`)}
                </ul>
                <h2><a href="#problems">Problems</a></h2>
              </details>
            </nav>
            <main id="content" tabindex="-1">
              <h1>${document.info.title}</h1>
              <p>
                ${document.info.description ?? ''} Version ${document.info.version}.
                <a href="/api/openapi.json">OpenAPI document</a>
              </p>
              ${operations.map(({ name, method, path, operation }) => operationSection(name, method, path, operation))}
              <h2 id="shapes">Shapes</h2>
              ${schemas.map(([name, schema]) => shapeSection(name, schema))}
              <h2 id="problems">Problems</h2>
              <p>
                Every error is <code>application/problem+json</code> (RFC 9457). Its <code>type</code> is one
                of these.
              </p>
              ${Object.entries(problemTypes).map(
                ([name, type]) =>
                  html`<section id="problem-${name}">
                    <h3>${type.status} <code>${name}</code></h3>
                    <p>${type.title}. ${inlineCode(type.explanation)}</p>
                  </section>`,
              )}
            </main>
          </div>
        </body>
      </html> `,
  );
}

function operationSection(name: string, method: string, path: string, operation: Operation): Markup {
  const parameters = (operation.parameters ?? []).flatMap((parameter) =>
    '$ref' in parameter ? [] : [parameter],
  );
  return render(
    html`<section id="${name}">
      <h2>${operation.summary ?? name}</h2>
      <p class="request"><span class="method">${method.toUpperCase()}</span> <code>${path}</code></p>
      ${operation.description ? html`<p>${operation.description}</p>` : ''}
      <p class="access">${describeAccess(operation)}</p>
      ${requestBody(operation)}
      ${
        parameters.length > 0 &&
        html`<div
          class="scroll"
          role="region"
          aria-label="Parameters of ${operation.summary ?? name}"
          tabindex="0"
        >
          <table>
            <thead>
              <tr>
                <th scope="col">Parameter</th>
                <th scope="col">In</th>
                <th scope="col">Value</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              ${parameters.map(
                (parameter) =>
                  html`<tr>
                    <th scope="row">
                      <code>${parameter.name}</code
                      >${parameter.required ? html` <span class="required">required</span>` : ''}
                    </th>
                    <td>${parameter.in}</td>
                    <td>${describeType(parameter.schema as JsonSchema | undefined)}</td>
                    <td>${parameter.description ?? ''}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      }
      <h3>Responses</h3>
      <dl>
        ${Object.entries(operation.responses ?? {}).map(
          ([status, response]) =>
            html`<dt>${status}</dt>
              <dd>${response.description} ${responseShape(response)}</dd>`,
        )}
      </dl>
    </section>`,
  );
}

function describeAccess(operation: Operation): Markup {
  const access: unknown = operation[accessExtension];
  if (access === 'anyone') return render(html`For anyone.`);
  if (access === 'signed-in') return render(html`For everyone who is signed in.`);
  return render(html`Needs the right <code>${String(access)}</code>.`);
}

function requestBody({ requestBody: body }: Operation): Markup | string {
  if (!body || '$ref' in body) return '';
  const schema = Object.values(body.content)[0]?.schema;
  return schema ? render(html`<p>Body: ${describeType(schema)}</p>`) : '';
}

function responseShape(response: NonNullable<Operation['responses']>[string]): Markup | string {
  if (!('content' in response)) return '';
  const content: Readonly<Record<string, { readonly schema?: unknown }>> = response.content ?? {};
  const schema = Object.values(content)[0]?.schema;
  return schema ? describeType(schema) : '';
}

function shapeSection(name: string, schema: JsonSchema): Markup {
  const variants = schema.oneOf ?? [schema];
  return render(
    html`<section id="shape-${name}">
      <h3>${name}</h3>
      ${schema.description ? html`<p>${schema.description}</p>` : ''}
      ${schema.oneOf ? html`<p>One of these.</p>` : ''}
      ${variants.map((variant) => fieldTable(variants.length > 1 ? nameOf(variant, name) : name, variant))}
    </section>`,
  );
}

/** A variant is told apart by the one value that its first field may have. */
function nameOf({ properties = {} }: JsonSchema, shape: string): string {
  const [value] = Object.values(properties)[0]?.enum ?? [];
  return `${shape} ${String(value)}`;
}

function fieldTable(name: string, schema: JsonSchema): Markup {
  return render(
    html`<div class="scroll" role="region" aria-label="Fields of ${name}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Value</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          ${fieldsOf(schema).map(
            ([field, value, isRequired]) =>
              html`<tr>
                <th scope="row">
                  <code>${field}</code>${isRequired ? '' : html` <span class="optional">optional</span>`}
                </th>
                <td>${describeType(value)}</td>
                <td>${value.description ?? ''}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
  );
}

function fieldsOf(schema: JsonSchema): [name: string, value: JsonSchema, isRequired: boolean][] {
  return Object.entries(schema.properties ?? {}).map(([name, value]) => [
    name,
    value,
    schema.required?.includes(name) ?? false,
  ]);
}

function inlineCode(text: string): Markup[] {
  return text.split('`').map((part, index) => render(index % 2 ? html`<code>${part}</code>` : html`${part}`));
}

/** Nothing on the page is asynchronous. */
function render(markup: ReturnType<typeof html>): Markup {
  if (markup instanceof Promise) throw new TypeError('the reference page waits for nothing');
  return markup;
}
