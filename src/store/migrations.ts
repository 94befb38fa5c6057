import type { Migration } from './migration.ts';
import { articles } from './migrations/0001-articles.ts';
import { usersAndAudit } from './migrations/0002-users-and-audit.ts';
import { signIn } from './migrations/0003-sign-in.ts';
import { cases } from './migrations/0004-cases.ts';
import { feedbackBySearch } from './migrations/0005-feedback-by-search.ts';
import { linksByDelivery } from './migrations/0006-links-by-delivery.ts';
import { importedCases } from './migrations/0007-imported-cases.ts';
import { measures } from './migrations/0008-measures.ts';
import { webhooks } from './migrations/0009-webhooks.ts';
import { intakeDeliveries } from './migrations/0010-intake-deliveries.ts';
import { suggestions } from './migrations/0011-suggestions.ts';
import { articleDrafts } from './migrations/0012-article-drafts.ts';
import { draftsByCase } from './migrations/0013-drafts-by-case.ts';
import { searchesByCases } from './migrations/0014-searches-by-cases.ts';
import { casesByDue } from './migrations/0015-cases-by-due.ts';
import { auditByKind } from './migrations/0016-audit-by-kind.ts';

/** Every migration, in order. A new one is a file in `migrations/` and a line here. */
export const migrations: readonly Migration[] = [
  articles,
  usersAndAudit,
  signIn,
  cases,
  feedbackBySearch,
  linksByDelivery,
  importedCases,
  measures,
  webhooks,
  intakeDeliveries,
  suggestions,
  articleDrafts,
  draftsByCase,
  searchesByCases,
  casesByDue,
  auditByKind,
];
