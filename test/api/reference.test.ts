import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, type OpenApplication } from './open-application.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, unknown>> }>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let application: OpenApplication;
let document: Document;
let page: string;
beforeAll(async () => {
  application = await openApplication([]);
  document = (await (await application.app.request('/api/openapi.json')).json()) as Document;
  page = await (await application.app.request('/api/docs')).text();
});
afterAll(() => application.close());

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 and names every operation', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('1.2.3');
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    expect(operations.toSorted()).toEqual(
      [
        'get /articles getArticle',
        'get /articles/{id} getArticle',
        'get /articles/{id}/revisions listRevisions',
        'get /articles/{id}/revisions/{revision} getRevision',
        'get /health getHealth',
        'get /me getMe',
        'get /people listPeople',
        'get /users listUsers',
        'post /users addUser',
        'get /users/{id} getUser',
        'patch /users/{id} changeUser',
        'post /users/{id}/link issueOneTimeLink',
        'get /sessions listSessions',
        'delete /sessions endSessions',
        'delete /sessions/{id} endSession',
        'get /tokens listTokens',
        'post /tokens createToken',
        'delete /tokens/{id} revokeToken',
        'get /webhooks listWebhooks',
        'post /webhooks createWebhook',
        'get /webhooks/{id} getWebhook',
        'patch /webhooks/{id} changeWebhook',
        'delete /webhooks/{id} removeWebhook',
        'post /webhooks/{id}/test testWebhook',
        'get /webhooks/{id}/deliveries listDeliveries',
        'get /webhooks/{id}/deliveries/{delivery} getDelivery',
        'post /webhooks/{id}/deliveries/{delivery}/redelivery redeliver',
        'post /intake/{source} takeDelivery',
        'get /intake-deliveries listIntakeDeliveries',
        'get /intake-deliveries/{id} getIntakeDelivery',
        'get /audit listAuditEntries',
        'get /exports/audit.csv exportAuditEntriesAsCsv',
        'get /exports/audit.json exportAuditEntriesAsJson',
        'get /articles/{id}/cases listArticleCases',
        'post /articles/{id}/cases linkCases',
        'get /articles/{id}/flags listFlags',
        'post /articles/{id}/flags flagArticle',
        'post /flags/{id}/settlement settleFlag',
        'get /articles/{id}/feedback listFeedback',
        'post /articles/{id}/feedback giveFeedback',
        'get /search searchArticles',
        'post /searches recordSearch',
        'post /cases/{number}/draft draftArticle',
        'get /suggestions suggestForCase',
        'post /suggestions suggest',
        'put /cases/{number}/dismissed-suggestions/{article} dismissSuggestion',
        'delete /cases/{number}/dismissed-suggestions/{article} recallSuggestion',
        'post /searches/{id}/click recordClick',
        'post /searches/{id}/case recordSearchCase',
        'get /cases listCases',
        'post /cases openCase',
        'get /cases/{number} getCase',
        'patch /cases/{number} editCase',
        'post /cases/{number}/transitions moveCase',
        'get /cases/{number}/severity listAdjustments',
        'post /cases/{number}/severity adjustCase',
        'get /cases/{number}/escalations listEscalations',
        'post /cases/{number}/escalations escalateCase',
        'get /cases/{number}/changes listChanges',
        'get /cases/{number}/log listLog',
        'post /cases/{number}/log addLogEntry',
        'get /cases/{number}/statements listStatements',
        'post /cases/{number}/statements addStatement',
        'patch /cases/{number}/statements/{id} judgeStatement',
        'get /cases/{number}/facts listFacts',
        'post /cases/{number}/facts addFact',
        'get /cases/{number}/contacts listContacts',
        'post /cases/{number}/contacts commitContact',
        'post /cases/{number}/contacts/{id}/settlement settleContact',
        'get /cases/{number}/complaints listComplaints',
        'post /cases/{number}/complaints takeComplaint',
        'post /cases/{number}/complaints/{id}/answer answerComplaint',
        'get /cases/{number}/clocks listClocks',
        'get /cases/{number}/links listLinks',
        'post /cases/{number}/links addLinks',
        'get /links/{id} getLink',
        'patch /links/{id} changeLink',
        'post /links/{id}/removal removeLink',
        'post /links/{id}/restoration restoreLink',
        'get /links/{id}/events listLinkEvents',
        'get /links/{id}/comparison compareDelivered',
        'post /link-batches/{id}/removal undoLinks',
        'get /exports/cases.csv exportCasesAsCsv',
        'get /exports/cases.json exportCasesAsJson',
        'get /metrics listMeasures',
        'get /metrics/gaps listGaps',
        'get /exports/metrics.csv exportMetricsAsCsv',
        'get /exports/metrics.json exportMetricsAsJson',
        'get /metrics/measures/{measure} getMeasure',
        'get /metrics/samples listSamples',
        'post /metrics/samples drawSample',
        'get /metrics/samples/{id} getSample',
        'put /metrics/samples/{id}/cases/{number} judgeSampledCase',
      ]
        .map((line) => line.replace('/articles getArticle', '/articles listArticles'))
        .toSorted(),
    );
  });

  it('says of every operation that its errors are problems', () => {
    for (const item of Object.values(document.paths)) {
      for (const { responses } of Object.values(item)) {
        const errors = Object.entries(responses).filter(([status]) => status >= '400');
        expect(errors.map(([status]) => status)).toContain('500');
        for (const [, { content }] of errors)
          expect(Object.keys(content)).toEqual(['application/problem+json']);
      }
    }
  });

  it('names all fields of a shape there, as a closed shape cannot be extended', () => {
    expect(JSON.stringify(document)).not.toContain('allOf');
    expect(document.components.schemas['ArticleDetail']).toMatchObject({
      additionalProperties: false,
      properties: { key: {}, title: {}, markdown: {} },
    });
  });

  it('resolves every reference in itself', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(5);
    for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });
});

describe('the reference page', () => {
  it('has every operation, parameter and shape', () => {
    for (const item of Object.values(document.paths)) {
      for (const { operationId } of Object.values(item)) expect(page).toContain(`id="${operationId}"`);
    }
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`id="shape-${name}"`);
    expect(page).toContain('integer 1 to 200, default 50');
  });

  it('shows every variant of a shape that has several', () => {
    for (const transition of ['acknowledge', 'escalate', 'resolve', 'reopen'])
      expect(page).toContain(`aria-label="Fields of Transition ${transition}"`);
    expect(page).toContain('<code>resolve</code>');
  });

  it('obeys the content security policy: no inline script or style, nothing from elsewhere', () => {
    expect(page).not.toMatch(
      /<script(?! src="\/api\/docs\/)|<style|\sstyle=|\son\w+=|(?:href|src)="https?:/i,
    );
  });

  it('has no fragment link that leads nowhere, and no id twice', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('has its style sheet here', async () => {
    const response = await application.app.request('/api/docs/reference.css');
    expect(response.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  });

  it('has its script here', async () => {
    const response = await application.app.request('/api/docs/reference.js');
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  });
});
