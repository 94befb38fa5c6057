import { z } from 'zod';

const grades = ['low', 'medium', 'high'] as const;
const gradeSchema = z.enum(grades);
export type RiskLevel = z.infer<typeof gradeSchema>;

/** Risk = likelihood × impact, each graded. */
export const riskSchema = z.strictObject({
  /** How likely it is that the change goes wrong. */
  likelihood: gradeSchema,
  /** What it costs the customer when it does. */
  impact: gradeSchema,
});
export type Risk = z.infer<typeof riskSchema>;

/** Level of a risk: with grades 1 to 3, a product up to 2 is low, up to 4 medium, above that high. */
export function riskLevel({ likelihood, impact }: Risk): RiskLevel {
  const product = (grades.indexOf(likelihood) + 1) * (grades.indexOf(impact) + 1);
  if (product <= 2) return 'low';
  return product <= 4 ? 'medium' : 'high';
}
