import { z } from 'zod';

/**
 * Where the answer to a case came from. `known`: an article that it reused or improved; `new`: an article that it created, whatever else it
 * reused; `unknown`: no article that counts.
 */
export const knowledges = ['known', 'new', 'unknown'] as const;
export const knowledgeSchema = z.enum(knowledges);
export type Knowledge = z.infer<typeof knowledgeSchema>;
