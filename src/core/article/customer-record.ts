import { z } from 'zod';
import { isTimeZone } from '../change/zoned-time.ts';
import { articleIdSchema } from './article-id.ts';
import { defineArticleType, section } from './article-type.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { commonFields, lineSchema, slugSchema } from './common-fields.ts';
import { languageSchema } from './language.ts';

/** Someone at the customer, by role. */
const contactSchema = z.strictObject({
  role: lineSchema,
  name: lineSchema,
  phone: lineSchema.optional(),
  email: z.email().optional(),
  note: lineSchema.optional(),
});

/** What was agreed with a customer, and for how long. */
export const contractSchema = z.strictObject({
  number: lineSchema,
  kind: z.enum(['project', 'warranty']),
  from: calendarDateSchema,
  to: calendarDateSchema,
});

/** A span of days in which nothing may change. */
const freezeSchema = z
  .strictObject({
    name: lineSchema,
    from: calendarDateSchema,
    to: calendarDateSchema,
    note: lineSchema.optional(),
  })
  .refine((freeze) => freeze.from <= freeze.to, {
    path: ['to'],
    message: 'must not lie before the first day of the freeze',
  });

const plannedChangeSchema = z.strictObject({
  name: lineSchema,
  date: calendarDateSchema,
  /** The procedure that it follows. */
  procedure: articleIdSchema.optional(),
  note: lineSchema.optional(),
});

/** What a customer runs, who to call, what was agreed and what must not be touched when. Never leaves the organisation. */
export const customerRecord = defineArticleType({
  name: 'customer-record',
  prefix: 'CF',
  folder: 'customers',
  fields: z.strictObject({
    ...commonFields,
    audience: z.literal('internal', 'a customer record is always internal').default('internal'),
    /** Short name in addresses and cases. */
    customer: slugSchema,
    /** Name of the customer's organisation. */
    name: lineSchema,
    /** Languages to speak with them, preferred first. */
    languages: z.array(languageSchema).min(1),
    /** IANA time zone of their working hours. */
    timeZone: z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Rome'),
    /** Agreement level; an id of `policy/agreements.yaml`. */
    agreement: slugSchema,
    contract: contractSchema,
    contacts: z.array(contactSchema).min(1, 'at least one contact'),
    /** What is patched when. */
    patchPolicy: lineSchema,
    /** Spans in which nothing may change. */
    freezes: z.array(freezeSchema).default([]),
    /** Changes that are planned, so that nobody is surprised. */
    plannedChanges: z.array(plannedChangeSchema).default([]),
  }),
  sections: [
    section('environment', 'Environment', 'Ambiente', 'Prostředí', '环境'),
    section('contacts', 'Contacts', 'Contatti', 'Kontakty', '联系人'),
    section('contract', 'Contract and SLA', 'Contratto e SLA', 'Smlouva a SLA', '合同与服务级别'),
    section('patch-policy', 'Patch policy', 'Politica di patching', 'Pravidla záplatování', '补丁策略'),
    section(
      'planned-changes',
      'Planned changes and freezes',
      'Modifiche pianificate e blocchi',
      'Plánované změny a zmrazení',
      '计划变更与冻结期',
    ),
    section('specifics', 'Known specifics', 'Particolarità note', 'Známá specifika', '已知特性'),
    section(
      'handover',
      'Handover from deployment',
      'Passaggio di consegne',
      'Předání z nasazení',
      '部署交接',
    ),
  ],
});
