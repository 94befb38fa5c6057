import { defineCodes } from '../code-entry.ts';

/** Names that the policy tables do not have, and tables that disagree with each other. */
export const policyCodes = defineCodes({
  'product-unknown': {
    severity: 'error',
    title: 'An unknown product',
    explanation: '`products` holds ids of `policy/products.yaml`.',
    hint: 'Correct the id, or add the product to `policy/products.yaml`.',
  },
  'product-component-unknown': {
    severity: 'error',
    title: 'An unknown component',
    explanation:
      '`components` holds components of the products of the article, as `policy/products.yaml` lists them.',
    hint: 'Correct the id, name the product it belongs to, or add it to `policy/products.yaml`.',
  },
  'team-unknown': {
    severity: 'error',
    title: 'An unknown team',
    explanation: '`owner` is the id of a team in `policy/teams.yaml`.',
    hint: 'Correct the id, or add the team to `policy/teams.yaml`.',
  },
  'agreement-unknown': {
    severity: 'error',
    title: 'An unknown agreement',
    explanation: '`agreement` is the id of an agreement in `policy/agreements.yaml`.',
    hint: 'Correct the id, or add the agreement to `policy/agreements.yaml`.',
  },
  'customer-duplicate': {
    severity: 'error',
    title: 'Two records of one customer',
    explanation: 'Cases find the record of a customer by its short name, so one name belongs to one record.',
    hint: 'Merge the records, or give one customer another name.',
  },
  'policy-duplicate': {
    severity: 'error',
    title: 'A policy table with the same id twice',
    explanation: 'Ids are unique in their table; severities are so within the targets of an agreement.',
    hint: 'Remove or rename one of the entries.',
  },
  'policy-reference-unknown': {
    severity: 'error',
    title: 'A policy table names something that does not exist',
    explanation:
      'A team of a product or component, a team to escalate to, or the severity of a target is in no table.',
    hint: 'Correct the name, or add the entry to its table.',
  },
  'policy-escalation-circle': {
    severity: 'error',
    title: 'Teams that escalate in a circle',
    explanation: 'Following `escalatesTo` leads back to the same team, so a case would never arrive.',
    hint: 'Remove `escalatesTo` from the team that decides.',
  },
});
