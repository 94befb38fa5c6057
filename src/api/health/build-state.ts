import { z } from '@hono/zod-openapi';
import { audienceSchema } from '../../core/article/audience.ts';

/** What is being served. */
export const buildInformationSchema = z
  .strictObject({
    version: z.string().describe('Version of Casebook.'),
    audience: audienceSchema.describe('Who the build is for.'),
    builtAt: z.iso.datetime(),
    articles: z.int().describe('Articles in the build, translations included.'),
  })
  .openapi('Build');
export type BuildInformation = z.infer<typeof buildInformationSchema>;

/** Why the build in the output folder is not the one that is served, by what is wrong with it. */
export const newerBuildProblems = {
  unfinished: 'A build is being published, or was interrupted.',
  unreadable: 'A newer build cannot be read. The log of the server has the cause.',
  'not-registered':
    'The articles of a newer build cannot be registered. The log of the server has the cause.',
  'other-audience': 'A newer build is for other readers: no page is shown until Casebook is started anew.',
} as const;

export interface NewerBuildProblem {
  readonly kind: keyof typeof newerBuildProblems;
  readonly foundAt: string;
}

/** The build that is served, and what keeps a newer one from it. */
export interface BuildState {
  readonly build: BuildInformation;
  readonly newerBuild: NewerBuildProblem | undefined;
}

export const newerBuildSchema = z
  .strictObject({
    problem: z.enum(Object.keys(newerBuildProblems) as [NewerBuildProblem['kind']]),
    detail: z.string(),
    foundAt: z.iso.datetime(),
  })
  .describe('There while the output folder holds something else than the build that is served.')
  .openapi('NewerBuild');
