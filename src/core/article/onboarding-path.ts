import { z } from 'zod';
import { articleIdSchema } from './article-id.ts';
import { defineArticleType, section } from './article-type.ts';
import { commonFields, lineSchema } from './common-fields.ts';

/** A stretch of the path: what to read, what to show, whom to ask. */
const stageSchema = z.strictObject({
  title: lineSchema,
  /** What one can do afterwards. */
  goal: lineSchema,
  /** Articles in reading order. */
  articles: z.array(articleIdSchema).min(1, 'a stage has at least one article'),
  /** What to show before moving on. */
  checks: z.array(lineSchema).default([]),
  /** Questions to be able to answer. */
  questions: z.array(lineSchema).default([]),
  /** Whom to ask. */
  ask: lineSchema.optional(),
});

/** Ordered stages of articles for somebody new. */
export const onboardingPath = defineArticleType({
  name: 'onboarding-path',
  prefix: 'OB',
  folder: 'paths',
  fields: z.strictObject({
    ...commonFields,
    /** Whom the path is for. */
    audienceOfPath: lineSchema,
    /** Working days that it takes. */
    days: z.int().positive(),
    stages: z.array(stageSchema).min(1, 'a path has at least one stage'),
  }),
  sections: [
    section('goal', 'Goal', 'Obiettivo', 'Cíl', '目标'),
    section('stages', 'Stages', 'Tappe', 'Etapy', '阶段'),
  ],
});
