import { z } from '@hono/zod-openapi';
import { caseStateSchema } from '../../core/case/case-state.ts';
import { caseKindSchema, channelSchema, impactSchema } from '../../core/case/case-words.ts';
import { knowledgeSchema } from '../../core/metrics/knowledge.ts';
import { instantQuerySchema } from '../instant.ts';
import { anyOf } from '../route-parts.ts';

const name = z.string().min(1).max(200);
const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');
/** What a value of a list parameter is, for the OpenAPI document. */
type ItemSchema = Readonly<{
  type: 'string' | 'integer';
  enum?: string[];
  minimum?: number;
  maximum?: number;
}>;

/** A list parameter; OpenAPI's default for arrays in a query is one parameter a value. */
const several = <Schema extends z.ZodType<string | number>>(
  schema: Schema,
  items: ItemSchema,
  description: string,
) => anyOf(schema).optional().openapi({ type: 'array', items, maxItems: 50 }).describe(description);

/** Parameters that lists and exports of cases are filtered by. */
export const caseFilterShape = {
  state: several(
    caseStateSchema,
    { type: 'string', enum: caseStateSchema.options },
    'In any of these states.',
  ),
  active: yesOrNo
    .optional()
    .describe('`true`: somebody still has to do something. `false`: resolved or closed.'),
  kind: several(caseKindSchema, { type: 'string', enum: caseKindSchema.options }, 'Of any of these kinds.'),
  severity: several(
    z.coerce.number().int().min(1).max(9),
    { type: 'integer', minimum: 1, maximum: 9 },
    'Of any of these severities.',
  ),
  businessImpact: several(
    impactSchema,
    { type: 'string', enum: impactSchema.options },
    'With any of these impacts.',
  ),
  channel: several(
    channelSchema,
    { type: 'string', enum: channelSchema.options },
    'By any of these channels.',
  ),
  customer: several(name, { type: 'string' }, 'Of any of these customers.'),
  product: several(name, { type: 'string' }, 'About any of these products.'),
  component: several(name, { type: 'string' }, 'About any of these components.'),
  team: several(name, { type: 'string' }, 'With any of these teams.'),
  assignedEngineer: several(name, { type: 'string' }, 'Any of these work on it.'),
  dutyEngineer: several(name, { type: 'string' }, 'Any of these took the call.'),
  sourceSystem: several(name, { type: 'string' }, 'From any of these other systems.'),
  linked: yesOrNo.optional().describe('Whether it is linked to an article.'),
  openedFrom: instantQuerySchema.optional().describe('Opened from this instant on.'),
  openedBefore: instantQuerySchema.optional().describe('Opened before this instant.'),
  knowledge: several(
    knowledgeSchema,
    { type: 'string', enum: knowledgeSchema.options },
    'Closed, and answered by an article that was there before, by one that the case created, or by none. The last closed is first.',
  ),
  closedFrom: instantQuerySchema
    .optional()
    .describe('Closed from this instant on. The last closed is first.'),
  closedBefore: instantQuerySchema
    .optional()
    .describe('Closed before this instant. The last closed is first.'),
  q: z
    .string()
    .max(500)
    .optional()
    .describe(
      'Words that all occur in number, title, problem, statements, log or outcome; `"…"` a phrase, `…*` a beginning.',
    ),
};
