import { z } from 'zod';
import { articleIdSchema } from '../article/article-id.ts';
import { revisionSchema } from '../article/article-manifest.ts';
import { caseIdSchema, caseNumberSchema } from '../case/case-id.ts';
import { reasonSchema } from '../case/case-text.ts';
import { personSchema } from '../case/person.ts';

/**
 * What a case says of an article: the case produced it; it resolved the case; the case changed it; it was read, and of use;
 * it was read and did not help.
 */
export const linkKinds = ['created', 'reused', 'improved', 'consulted', 'not-helpful'] as const;
export const linkKindSchema = z.enum(linkKinds);
export type LinkKind = z.infer<typeof linkKindSchema>;

/** Kinds that make a case count as linked in the link rate. */
export const countedKinds: readonly LinkKind[] = ['created', 'reused', 'improved'];

/** Key of an article in one language: `SN-0012`, `SN-0012.it`. */
export const articleKeySchema = z
  .string()
  .regex(
    /^[A-Z]{2}-\d{4,7}(?:\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$/,
    'an article such as SN-0012 or SN-0012.it',
  );

/** A link that is asked for. */
export const newLinkSchema = z.strictObject({
  article: articleKeySchema.describe('Article that was used, with the language of a translation.'),
  kind: linkKindSchema,
  revision: revisionSchema
    .optional()
    .describe('Revision as it was delivered; absent: the one that is given out now.'),
  reason: reasonSchema.optional().describe('Why, where a rule asks for it.'),
});
export type NewLink = z.infer<typeof newLinkSchema>;

/** Why a link names another article than the one that was delivered. */
export const followCauseSchema = z.enum(['renamed', 'superseded', 'restored']);
export type FollowCause = z.infer<typeof followCauseSchema>;

/** What happened to a link: it was made, its kind changed, it followed an article, it was removed or restored. */
export const linkEventShape = <Instant extends z.ZodType>(instant: Instant) => ({
  event: z.enum(['made', 'changed', 'followed', 'removed', 'restored']),
  at: instant,
  by: personSchema,
  kind: linkKindSchema.describe('Kind since then.'),
  article: articleKeySchema.describe('Article since then.'),
  cause: followCauseSchema.optional().describe('Why it followed.'),
  reason: reasonSchema.optional(),
});
export const linkEventSchema = z.strictObject(linkEventShape(z.int().nonnegative()));
export type LinkEvent = z.infer<typeof linkEventSchema>;

export const linkShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  version: z.int().min(1),
  caseId: caseIdSchema,
  caseNumber: caseNumberSchema,
  kind: linkKindSchema,
  article: articleIdSchema.describe('Article that it leads to now.'),
  delivered: z
    .strictObject({ article: articleKeySchema, revision: revisionSchema })
    .describe('Article and revision as the customer got it.'),
  linkedAt: instant,
  by: personSchema,
  batch: z.uuid().describe('Shared by links that were made at once.'),
  reason: reasonSchema.optional(),
  removedAt: instant.optional(),
});
export const linkSchema = z.strictObject(linkShape(z.int().nonnegative()));
/** A link between a case and an article, pinned to the revision that was delivered. Instants are UTC milliseconds. */
export type Link = z.infer<typeof linkSchema>;

export type LinkDraft = Omit<Link, 'id' | 'batch' | 'version'>;
