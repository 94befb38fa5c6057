import { z } from 'zod';

/** How far an article can be trusted, in the order of its life. Nothing external is unvalidated. */
export const confidences = ['work-in-progress', 'not-validated', 'validated', 'archived'] as const;

export const confidenceSchema = z.enum(confidences);
export type Confidence = z.infer<typeof confidenceSchema>;

/** Whether readers outside may see an article in this state: validated, or archived after it was. */
export function isValidated(confidence: Confidence): boolean {
  return confidence === 'validated' || confidence === 'archived';
}
