import { z } from 'zod';
import { articleIdSchema } from '../article/article-id.ts';
import { revisionSchema } from '../article/article-manifest.ts';
import { caseNumberSchema } from '../case/case-id.ts';
import { caseStateSchema } from '../case/case-state.ts';
import { caseKindSchema, impactSchema, severitySchema } from '../case/case-words.ts';
import { outcomeRecordSchema, type Case } from '../case/case.ts';
import { flagKindSchema, type Flag } from '../feedback/flag.ts';
import { articleKeySchema, linkKindSchema, type Link } from '../link/link.ts';

/** What other systems can be told of. Names are permanent. */
export const webhookEvents = ['case.resolved', 'link.created', 'flag.raised'] as const;
export const webhookEventSchema = z.enum(webhookEvents);
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

const instant = z.iso.datetime();
const delivered = z.strictObject({ article: articleKeySchema, revision: revisionSchema });

/**
 * What each event tells. Nothing that stays among engineers is in it: no log, no statement, no person's address, no complaint, and no
 * reason that somebody gave for colleagues.
 */
export const webhookDataSchemas = {
  'case.resolved': z.strictObject({
    number: caseNumberSchema,
    title: z.string(),
    kind: caseKindSchema,
    state: caseStateSchema,
    customer: z.string(),
    product: z.string().optional(),
    component: z.string().optional(),
    productVersion: z.string().optional(),
    severity: severitySchema,
    businessImpact: impactSchema,
    outcome: outcomeRecordSchema
      .pick({ kind: true, cause: true, resolution: true, prevention: true })
      .optional(),
    openedAt: instant,
    resolvedAt: instant,
  }),
  'link.created': z.strictObject({
    id: z.uuid(),
    case: caseNumberSchema,
    article: articleIdSchema,
    kind: linkKindSchema,
    delivered,
    linkedAt: instant,
  }),
  'flag.raised': z.strictObject({
    id: z.uuid(),
    article: articleIdSchema,
    flagged: delivered,
    kind: flagKindSchema,
    text: z.string(),
    at: instant,
  }),
} as const satisfies Readonly<Record<WebhookEvent, z.ZodType>>;

type Data<Event extends WebhookEvent> = z.infer<(typeof webhookDataSchemas)[Event]>;

/** Something that happened, as it is told. */
export type Happening = {
  [Event in WebhookEvent]: { readonly type: Event; readonly at: number; readonly data: Data<Event> };
}[WebhookEvent];

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A case was resolved. */
export function caseResolved(subject: Case & { readonly resolvedAt: number }, at: number): Happening {
  const { number, title, kind, state, customer, severity, businessImpact, openedAt, resolvedAt } = subject;
  const { product, component, productVersion, outcome } = subject;
  return {
    type: 'case.resolved',
    at,
    data: {
      number,
      title,
      kind,
      state,
      customer,
      ...(product !== undefined && { product }),
      ...(component !== undefined && { component }),
      ...(productVersion !== undefined && { productVersion }),
      severity,
      businessImpact,
      ...(outcome && {
        outcome: {
          kind: outcome.kind,
          cause: outcome.cause,
          resolution: outcome.resolution,
          prevention: outcome.prevention,
        },
      }),
      openedAt: iso(openedAt),
      resolvedAt: iso(resolvedAt),
    },
  };
}

/** A case was linked to an article. */
export function linkCreated(
  link: Pick<Link, 'id' | 'caseNumber' | 'article' | 'kind' | 'delivered' | 'linkedAt'>,
): Happening {
  const { id, caseNumber, article, kind, linkedAt } = link;
  return {
    type: 'link.created',
    at: linkedAt,
    data: { id, case: caseNumber, article, kind, delivered: { ...link.delivered }, linkedAt: iso(linkedAt) },
  };
}

/** Somebody said that an article is not right. */
export function flagRaised({ id, article, flagged, kind, text, at }: Flag): Happening {
  return {
    type: 'flag.raised',
    at,
    data: { id, article, flagged: { ...flagged }, kind, text, at: iso(at) },
  };
}
