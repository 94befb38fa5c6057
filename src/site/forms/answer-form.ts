import type { PageServices } from '../../core/site/live-pages.ts';
import { t } from '../i18n/texts.ts';
import type { CaseForm } from './case-forms.ts';
import { failureOf, type FormFailure } from './form-failure.ts';
import { readPostedForm, type PostedForm } from './posted-form.ts';

/** What a form came to: the answer of the API, or why it was refused. */
export type FormOutcome =
  | { readonly isDone: true; readonly form: PostedForm; readonly part: string; readonly body: unknown }
  | { readonly isDone: false; readonly failure: FormFailure };

/**
 * Does what a form that was posted to the page of a case asks for.
 *
 * @param number Of the case.
 */
export async function answerForm(
  request: Request,
  { ask }: Pick<PageServices, 'ask'>,
  forms: Readonly<Record<string, CaseForm>>,
  number: string,
): Promise<FormOutcome> {
  const form = await readPostedForm(request);
  const known = form && Object.hasOwn(forms, form.name) ? forms[form.name] : undefined;
  if (!form || !known) return unreadable(form);
  const answer = await ask(known.request(number, form));
  const failure = failureOf(answer, form);
  return failure ? { isDone: false, failure } : { isDone: true, form, part: known.part, body: answer.body };
}

const unreadable = (form: PostedForm | undefined): FormOutcome => ({
  isDone: false,
  failure: {
    form: form?.name ?? '',
    status: 400,
    code: 'bad-request',
    message: t.cases.problems.unreadable,
    errors: {},
    values: form?.values ?? {},
  },
});
