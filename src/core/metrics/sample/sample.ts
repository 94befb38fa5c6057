import { z } from 'zod';
import { articleIdSchema } from '../../article/article-id.ts';
import { caseNumberSchema } from '../../case/case-id.ts';
import { textSchema } from '../../case/case-text.ts';
import { authorOf, personSchema, type PersonReference } from '../../case/person.ts';
import type { Act } from '../../people/actor.ts';
import { allow, refuse, type Decision } from '../../rule/refusal.ts';
import { knowledgeSchema } from '../knowledge.ts';
import { possibleVerdicts, verdictSchema } from './verdict.ts';

export const largestSample = 500;
export const usualSampleSize = 20;

/** Text that a sample is drawn by: whoever has it can draw the same again. */
export const seedSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u, 'must be one line')
  .refine((text) => text.isWellFormed(), 'has half of a surrogate pair; send well-formed Unicode');

/** A closed case of a sample. */
export const sampledCaseShape = <Instant extends z.ZodType>(instant: Instant) => ({
  rank: z.int().min(1).describe('In the order in which they were drawn.'),
  number: caseNumberSchema,
  title: z.string(),
  customer: z.string(),
  product: z.string().optional(),
  team: z.string().optional(),
  closedAt: instant.describe('When it was closed, as the sample was drawn.'),
  knowledge: knowledgeSchema.describe('Where its answer came from, as the sample was drawn.'),
  articles: z.array(articleIdSchema).describe('Articles that it created, reused or improved, as it is now.'),
  verdict: verdictSchema.optional().describe('What a coach found; absent: nobody has judged it yet.'),
  note: z.string().optional(),
  judgedAt: instant.optional(),
  judgedBy: personSchema.optional(),
});
export const sampledCaseSchema = z.strictObject(sampledCaseShape(z.int().nonnegative()));
export type SampledCase = z.infer<typeof sampledCaseSchema>;

/** What a sample was drawn from, and how. */
export const sampleShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  drawnAt: instant,
  by: personSchema,
  seed: seedSchema.describe('Drawing again by this text from the same cases gives the same sample.'),
  fromAt: instant.describe('Cases that were closed from this instant on.'),
  beforeAt: instant.describe('Cases that were closed before this instant.'),
  product: z.string().optional(),
  team: z.string().optional(),
  wanted: z.int().min(1).max(largestSample).describe('How many were asked for.'),
  population: z.int().nonnegative().describe('How many closed cases it was drawn from.'),
  size: z.int().nonnegative().describe('How many were drawn.'),
  judged: z.int().nonnegative().describe('How many of them are judged.'),
});
export const sampleSchema = z.strictObject(sampleShape(z.int().nonnegative()));
/** A random sample of closed cases, for a coach to judge. Instants are UTC milliseconds. */
export type Sample = z.infer<typeof sampleSchema>;

/** What a coach says of a case of a sample. */
export const judgementSchema = z.strictObject({
  verdict: verdictSchema,
  note: textSchema.optional().describe('Why; which article would have been the right one.'),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** A judgement with who made it, and when in UTC milliseconds. */
export interface SettledJudgement extends Judgement {
  readonly judgedAt: number;
  readonly judgedBy: PersonReference;
}

/** Judges a case, or judges it anew; the verdict has to fit what the case had when the sample was drawn. */
export function judgeCase(
  subject: Pick<SampledCase, 'number' | 'knowledge'>,
  { verdict, note }: Judgement,
  act: Act,
): Decision<SettledJudgement> {
  const possible = possibleVerdicts(subject.knowledge);
  if (!possible.includes(verdict)) {
    const had = subject.knowledge === 'unknown' ? 'had no article' : 'had an article';
    return refuse({
      code: 'verdict-not-possible',
      message: `${subject.number} ${had} when the sample was drawn; it can be ${possible.join(', ')}.`,
      pointer: '/verdict',
    });
  }
  return allow({
    verdict,
    judgedAt: act.at,
    judgedBy: authorOf(act),
    ...(note !== undefined && { note }),
  });
}
