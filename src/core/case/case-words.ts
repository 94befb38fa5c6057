import { z } from 'zod';

/** What a case is about. */
export const caseKinds = ['malfunction', 'slowness', 'upgrade', 'update', 'question', 'system-down'] as const;
export const caseKindSchema = z.enum(caseKinds);
export type CaseKind = z.infer<typeof caseKindSchema>;

/** How a report reached us. */
export const channels = ['phone', 'e-mail', 'portal', 'availability-alarm'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

/** What the trouble costs the customer's business, apart from the severity by the support standard. */
export const impacts = ['low', 'medium', 'high', 'critical'] as const;
export const impactSchema = z.enum(impacts);
export type Impact = z.infer<typeof impactSchema>;

/** Severity by the support standard: an id of `policy/severities.yaml`, 1 the worst. */
export const severitySchema = z.int().min(1).max(9);

/** How a case ended. */
export const outcomes = ['solved', 'workaround', 'expected-behaviour', 'unsolved', 'withdrawn'] as const;
export const outcomeSchema = z.enum(outcomes);
export type OutcomeKind = z.infer<typeof outcomeSchema>;
