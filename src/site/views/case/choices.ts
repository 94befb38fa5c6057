import { nameCustomer, type Customer } from '../../../core/customer/customer.ts';
import { linkKinds } from '../../../core/link/link.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import type { Choice } from '../../forms/choice.ts';
import { t } from '../../i18n/texts.ts';

/** Names that a field offers to complete what is typed. */
export const mostNames = 300;

/** That nothing of it is known. */
export const noChoice: Choice = { value: '', text: t.cases.form.none };

/** Values of the domain, by what they are called. */
export function choicesOf<Value extends string>(
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
): readonly Choice[] {
  return values.map((value) => ({ value, text: texts[value] }));
}

/** Kinds of links, with what each says. */
export function linkChoices(): readonly Choice[] {
  const { kinds, kindsAbout } = t.cases.articles;
  return linkKinds.map((value) => ({ value, text: `${kinds[value]}: ${kindsAbout[value]}` }));
}

/** What is chosen stays to be chosen, whatever the policy has by now. */
function withPresent(choices: readonly Choice[], present: string | undefined): readonly Choice[] {
  if (present === undefined || choices.some(({ value }) => value === present)) return choices;
  return [...choices, { value: present, text: present }];
}

export function severityChoices(policy: Policy | undefined, present?: number): readonly Choice[] {
  const known = policy?.severities ?? [1, 2, 3, 4].map((id) => ({ id, name: undefined }));
  return withPresent(
    known.map(({ id, name }) => ({ value: String(id), text: t.cases.severity(id, name) })),
    present === undefined ? undefined : String(present),
  );
}

export function teamChoices(policy: Policy | undefined, present?: string): readonly Choice[] {
  return withPresent(policy?.teams.map(({ id, name }) => ({ value: id, text: name })) ?? [], present);
}

export function productChoices(policy: Policy | undefined, present?: string): readonly Choice[] {
  return withPresent(policy?.products.map(({ id, name }) => ({ value: id, text: name })) ?? [], present);
}

export function agreementChoices(policy: Policy | undefined, present?: string): readonly Choice[] {
  return withPresent(policy?.agreements.map(({ id, name }) => ({ value: id, text: name })) ?? [], present);
}

/** Customers that have a record, and those that cases name besides. */
export function customerChoices(customers: readonly Customer[], ofCases: readonly string[]): Choice[] {
  const ids = new Set([...customers.map(({ id }) => id), ...ofCases]);
  return [...ids].map((value) => ({ value, text: nameCustomer(value, customers) }));
}

/** Ids of the components of a product, or of all. */
export function componentChoices(policy: Policy | undefined, product: string | undefined): string[] {
  const products = policy?.products.filter(({ id }) => product === undefined || id === product) ?? [];
  return [...new Set(products.flatMap(({ components }) => components.map(({ id }) => id)))];
}
