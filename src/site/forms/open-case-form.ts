import type { Policy } from '../../core/policy/policy.ts';
import type { CaseForm } from './case-forms.ts';
import { bodyOf } from './posted-form.ts';

/** The form that opens a case; one that names a product and no team goes to the team of the product. */
export function openCaseForm(policy: Policy | undefined): CaseForm {
  return {
    part: 'top',
    request: (_, form) => {
      const body = bodyOf(form, {
        title: 'text',
        problem: 'text',
        kind: 'text',
        severity: 'number',
        businessImpact: 'text',
        customer: 'text',
        channel: 'text',
        'contract/number': 'text',
        'contract/agreement': 'text',
        'contact/name': 'text',
        'contact/phone': 'text',
        'contact/email': 'text',
        'onset/claimed/words': 'text',
        product: 'text',
        component: 'text',
        productVersion: 'text',
        team: 'text',
        dutyEngineer: 'text',
        assignedEngineer: 'text',
      });
      const team = body['team'] ?? policy?.products.find(({ id }) => id === body['product'])?.team;
      return {
        method: 'POST',
        path: '/cases',
        body: { ...body, ...(team !== undefined && { team }) },
        key: form.values['key'],
      };
    },
  };
}
