import { z } from 'zod';
import type { ApiAnswer } from '../../core/site/live-pages.ts';
import { t } from '../i18n/texts.ts';
import type { PostedForm } from './posted-form.ts';

/** Why what a form asked for was not done, with what had been typed. */
export interface FormFailure {
  /** Which form of the page it was. */
  readonly form: string;
  readonly status: number;
  /** Kind of problem, as the API names it: `outcome-incomplete`. */
  readonly code: string;
  /** What happened, and what to do. */
  readonly message: string;
  /** What is wrong with single fields, by their names. */
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

const problemSchema = z.object({
  type: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ name: z.string(), message: z.string() })).optional(),
});

/** What went wrong with a form that the API refused; `undefined`: nothing. */
export function failureOf(
  { status, body }: ApiAnswer,
  { name, values }: PostedForm,
): FormFailure | undefined {
  if (status < 400) return undefined;
  const problem = problemSchema.parse(body);
  const errors: Record<string, string> = {};
  for (const { name: pointer, message } of problem.errors ?? [])
    errors[pointer.replace(/^\//, '')] ??= inWords(message);
  const code = problem.type.replace(/^.*#problem-/, '');
  return {
    form: name,
    status,
    code,
    message: messageOf(code, problem.detail),
    errors,
    values,
  };
}

/** The API speaks to programs of bodies and headers; the rest it says as people would. */
function messageOf(code: string, detail: string): string {
  if (code === 'invalid-body' || code === 'version-stale') return t.cases.problems[code];
  return detail;
}

/** What schemas say of a field that was left empty, or has none of its values, is for those who write programs. */
function inWords(message: string): string {
  if (message.endsWith('received undefined')) return t.cases.problems.needed;
  return message.startsWith('Invalid option') ? t.cases.problems.choose : message;
}
