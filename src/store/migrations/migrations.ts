import type { Migration } from './migration.ts';
import { articles } from './0001-articles.ts';
import { usersAndAudit } from './0002-users-and-audit.ts';
import { signIn } from './0003-sign-in.ts';
import { cases } from './0004-cases.ts';
import { feedbackBySearch } from './0005-feedback-by-search.ts';
import { linksByDelivery } from './0006-links-by-delivery.ts';
import { importedCases } from './0007-imported-cases.ts';
import { measures } from './0008-measures.ts';
import { webhooks } from './0009-webhooks.ts';
import { intakeDeliveries } from './0010-intake-deliveries.ts';
import { suggestions } from './0011-suggestions.ts';
import { articleDrafts } from './0012-article-drafts.ts';
import { draftsByCase } from './0013-drafts-by-case.ts';
import { searchesByCases } from './0014-searches-by-cases.ts';
import { casesByDue } from './0015-cases-by-due.ts';
import { auditByKind } from './0016-audit-by-kind.ts';

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
