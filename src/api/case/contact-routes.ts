import { clocksOf } from '../../core/case/clock/case-clocks.ts';
import { answerComplaint, commitContact, settleContact, takeComplaint } from '../../core/case/record.ts';
import { actOf } from '../access/act-of.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { requireWritten } from '../write/receipt.ts';
import { requireAllowed } from '../write/refusals.ts';
import type { CaseServices } from './case-services.ts';
import { present } from './instants.ts';
import { requireOne } from './log-routes.ts';
import { addRecord, listRecords, settleRecord } from './record-route.ts';
import {
  answerSchema,
  clockListSchema,
  complaintListSchema,
  complaintSchema,
  contactListSchema,
  contactSchema,
  newComplaintSchema,
  newContactSchema,
  settlementSchema,
} from './record-schema.ts';
import { addToCase, requireCase } from './write-case.ts';
import { ApiRoutes } from '../route/api-routes.ts';

const listContactsRoute = listRecords('case:read', 'contacts', contactListSchema, {
  operationId: 'listContacts',
  summary: 'Read the committed contacts',
  answer: 'The commitments, the first one first.',
});

const commitRoute = addRecord(
  'case:write',
  'contacts',
  { body: newContactSchema, answer: contactSchema },
  {
    operationId: 'commitContact',
    summary: 'Commit to a contact',
    description: 'When, how and whom the customer was promised to hear from us.',
    answer: 'The commitment.',
  },
);

const settleRoute = settleRecord(
  'case:write',
  'contacts/{id}/settlement',
  { body: settlementSchema, answer: contactSchema },
  {
    operationId: 'settleContact',
    summary: 'Say what became of a commitment',
    answer: 'The commitment as it is now.',
  },
  ['contact-settled'],
);

const listComplaintsRoute = listRecords('complaint:read', 'complaints', complaintListSchema, {
  operationId: 'listComplaints',
  summary: 'Read the complaints',
  description: 'Complaints are kept apart from the case, for those who take them.',
  answer: 'The complaints, the first one first.',
});

const takeRoute = addRecord(
  'complaint:write',
  'complaints',
  { body: newComplaintSchema, answer: complaintSchema },
  {
    operationId: 'takeComplaint',
    summary: 'Record a complaint',
    answer: 'The complaint.',
  },
  ['times-out-of-order'],
);

const answerRoute = settleRecord(
  'complaint:read',
  'complaints/{id}/answer',
  { body: answerSchema, answer: complaintSchema },
  {
    operationId: 'answerComplaint',
    summary: 'Answer a complaint',
    answer: 'The complaint as it is now.',
  },
  ['complaint-answered'],
);

const clocksRoute = listRecords('case:read', 'clocks', clockListSchema, {
  operationId: 'listClocks',
  summary: 'Read the clocks of a case',
  description:
    'Checks after the assignment, first reply, updates, restored service and committed contacts: when each is due, and how it stands now.',
  answer: 'The clocks, the next due first.',
});

/** What the customer was promised: `/contacts`, `/complaints` and `/clocks` of a case. */
export function createContactRoutes({ cases, policy, now }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listContactsRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const contacts = await cases.listContacts(subject.id);
    return context.json({ items: contacts.map((contact) => present(contact)) }, 200);
  });

  app.openapi(commitRoute, async (context) => {
    const { number } = context.req.valid('param');
    const contact = context.req.valid('json');
    const act = actOf(context, now());
    const written = await addToCase(context, cases, number, act, () => commitContact(contact, act));
    return context.json(present(requireOne(written.contacts)), 201);
  });

  app.openapi(settleRoute, async (context) => {
    const { number, id } = context.req.valid('param');
    const subject = await requireCase(cases, number);
    const find = async () => (await cases.listContacts(subject.id)).find((contact) => contact.id === id);
    const contact = await find();
    if (!contact) throw new ApiProblem('not-found', `${number} has no commitment ${id}.`);
    const write = requireAllowed(settleContact(contact, context.req.valid('json'), actOf(context, now())));
    requireWritten(
      context,
      await cases.write(subject.id, subject.version, write),
      `There is no case ${number}.`,
    );
    return context.json(present((await find()) ?? contact), 200);
  });

  app.openapi(listComplaintsRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const complaints = await cases.listComplaints(subject.id);
    return context.json({ items: complaints.map((complaint) => present(complaint)) }, 200);
  });

  app.openapi(takeRoute, async (context) => {
    const { number } = context.req.valid('param');
    const complaint = context.req.valid('json');
    const act = actOf(context, now());
    const written = await addToCase(context, cases, number, act, (subject) =>
      takeComplaint(subject, complaint, act),
    );
    return context.json(present(requireOne(written.complaints)), 201);
  });

  app.openapi(answerRoute, async (context) => {
    const { number, id } = context.req.valid('param');
    const subject = await requireCase(cases, number);
    const find = async () =>
      (await cases.listComplaints(subject.id)).find((complaint) => complaint.id === id);
    const complaint = await find();
    if (!complaint) throw new ApiProblem('not-found', `${number} has no complaint ${id}.`);
    const { answer } = context.req.valid('json');
    const write = requireAllowed(answerComplaint(complaint, answer, actOf(context, now())));
    requireWritten(
      context,
      await cases.write(subject.id, subject.version, write),
      `There is no case ${number}.`,
    );
    return context.json(present((await find()) ?? complaint), 200);
  });

  app.openapi(clocksRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const tables = policy();
    if (!tables) {
      throw new ApiProblem(
        'not-found',
        'The build has no policy, and so no clocks. Build it again with its policy.',
      );
    }
    const clocks = clocksOf(subject, await cases.readClockFacts(subject.id), tables, now());
    return context.json({ items: clocks.map((clock) => present(clock)) }, 200);
  });

  return app;
}
