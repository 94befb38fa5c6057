import type { z } from '@hono/zod-openapi';
import { caseSchema } from '../../../src/api/case/case-schema.ts';
import type { ArticleSearch } from '../../../src/core/search/article-search.ts';
import type { Customer } from '../../../src/core/customer/customer.ts';
import type { Policy } from '../../../src/core/policy/policy.ts';
import { sampleArticle } from '../../store/sample-article.ts';
import { openApplication, registeredAt, type OpenApplication } from '../open-application.ts';

export type PresentedCase = z.infer<typeof caseSchema>;

/** What the API answered, its body read as JSON where there is one. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any; // oxlint-disable-line typescript/no-explicit-any -- tests look into it, and fail where it is not there
}

export interface CaseApplication extends OpenApplication {
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** Opens a case. */
  readonly open: (change?: Readonly<Record<string, unknown>>) => Promise<PresentedCase>;
  /** Does something to a case as it is now. */
  readonly act: (number: string, path: string, body: unknown) => Promise<Answer>;
  /** Moves the clock on, in milliseconds. */
  readonly pass: (milliseconds: number) => void;
}

export const newCase = {
  kind: 'malfunction',
  title: 'Datastore is read-only after a controller failover',
  customer: 'harbourline',
  contract: { number: 'HL-2024-0117', agreement: 'platinum', timeZone: 'Europe/London' },
  channel: 'phone',
  product: 'vsphere',
  severity: 2,
} as const;

const policy: Policy = {
  teams: [],
  products: [],
  clocks: { checksAfterAssignment: [15, 30, 45], reassignedEngineerHas: 15, firstReplyWithin: 60 },
  severities: [1, 2, 3, 4].map((id) => ({
    id,
    name: `S${id}`,
    definition: 'x',
    examples: [],
    updateEvery: id * 60,
  })),
  agreements: [],
  glossary: [],
};

/** The application with two articles and no case, in local mode. */
export async function openCaseApplication(
  articles = [sampleArticle('SN-0001'), sampleArticle('SN-0002')],
  {
    articleSearch,
    products,
    customers,
  }: {
    readonly articleSearch?: ArticleSearch;
    readonly products?: Policy['products'];
    readonly customers?: readonly Customer[];
  } = {},
): Promise<CaseApplication> {
  let now = registeredAt;
  const application = await openApplication(
    articles,
    { ...(articleSearch && { articleSearch }) },
    { now: () => now, policy: { ...policy, ...(products && { products }) }, ...(customers && { customers }) },
  );
  const send: CaseApplication['send'] = async (method, path, body, headers = {}) => {
    const response = await application.app.request(`/api${path}`, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    ...application,
    send,
    async open(change = {}) {
      const answer = await send('POST', '/cases', { ...newCase, ...change });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return caseSchema.parse(answer.body);
    },
    async act(number, path, body) {
      const { headers } = await send('GET', `/cases/${number}`);
      return send('POST', `/cases/${number}/${path}`, body, { 'If-Match': headers.get('ETag') ?? '' });
    },
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}
