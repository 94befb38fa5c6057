import { z } from 'zod';
import { articleIdSchema } from '../article/article-id.ts';
import { revisionSchema } from '../article/article-manifest.ts';
import { textSchema } from '../case/case-text.ts';
import { personSchema } from '../case/person.ts';
import { articleKeySchema } from '../link/link.ts';

export const newFeedbackSchema = z.strictObject({
  isHelpful: z.boolean().describe('Whether the article helped.'),
  text: textSchema.optional().describe('What helped, or what was missing.'),
  revision: revisionSchema.optional().describe('Revision that was read; absent: the present one.'),
  search: z.uuid().optional().describe('Recorded search that led to it.'),
});
export type NewFeedback = z.infer<typeof newFeedbackSchema>;

export const feedbackShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  article: articleIdSchema.describe('Article that it is about now.'),
  read: z
    .strictObject({ article: articleKeySchema, revision: revisionSchema })
    .describe('Article and revision that were read.'),
  isHelpful: z.boolean(),
  text: textSchema.optional(),
  at: instant,
  by: personSchema,
  search: z.uuid().optional(),
});
export const feedbackSchema = z.strictObject(feedbackShape(z.int().nonnegative()));
/** A reader's word on whether an article helped. */
export type Feedback = z.infer<typeof feedbackSchema>;
export type FeedbackDraft = Omit<Feedback, 'id'>;
