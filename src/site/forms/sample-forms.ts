import type { CaseForm } from './case-forms.ts';
import { bodyOf } from './posted-form.ts';

/** The form of the list of samples. */
export const sampleListForms: Readonly<Record<string, CaseForm>> = {
  draw: {
    part: 'top',
    request: (_, form) => ({
      method: 'POST',
      path: '/metrics/samples',
      body: bodyOf(form, {
        from: 'text',
        to: 'text',
        size: 'number',
        seed: 'text',
        product: 'text',
        team: 'text',
      }),
      key: form.values['key'],
    }),
  },
};

/** The forms of a sample: each case of it is judged by one, which names the case as `id`. */
export const sampleForms: Readonly<Record<string, CaseForm>> = {
  judge: {
    part: 'cases',
    request: (sample, form) => ({
      method: 'PUT',
      path: `/metrics/samples/${sample}/cases/${encodeURIComponent(form.values['id'] ?? '')}`,
      body: bodyOf(form, { verdict: 'text', note: 'text' }),
    }),
  },
};
