import type { Rule } from './context.ts';
import { checkAliases } from './rules/aliases.ts';
import { checkApproval } from './rules/approval.ts';
import { checkBackOut } from './rules/back-out.ts';
import { checkCustomers } from './rules/customers.ts';
import { checkDates } from './rules/dates.ts';
import { checkImages } from './rules/images.ts';
import { checkLinks } from './rules/links.ts';
import { checkPolicyNames } from './rules/policy-names.ts';
import { checkPolicyTables } from './rules/policy-tables.ts';
import { checkReferences } from './rules/references.ts';
import { checkSections } from './rules/sections.ts';
import { checkSteps } from './rules/steps.ts';
import { checkSuccession } from './rules/succession.ts';
import { checkTemplateTexts } from './rules/template-texts.ts';
import { checkTextLength } from './rules/text-length.ts';
import { checkTranslations } from './rules/translations.ts';
import { checkWorkarounds } from './rules/workarounds.ts';

/** Every rule of the check. A new one is a file beside these and a line here. */
export const rules: readonly Rule[] = [
  checkSections,
  checkTemplateTexts,
  checkSteps,
  checkWorkarounds,
  checkBackOut,
  checkApproval,
  checkSuccession,
  checkDates,
  checkTextLength,
  checkLinks,
  checkReferences,
  checkAliases,
  checkTranslations,
  checkImages,
  checkCustomers,
  checkPolicyNames,
  checkPolicyTables,
];
