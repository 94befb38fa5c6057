import type { Language } from '../../core/article/language.ts';
import type { FieldsOf } from '../../core/article/registry.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { Article } from '../../core/article/article.ts';
import type { BackOutSummary, CustomerEntry, CustomerZone, StageEntry, StepEntry } from './article-data.ts';
import { referTo, type ArticleFinder } from './article-finder.ts';
import { customerAddress } from './list-addresses.ts';

const shownApplicable = 10;

/** Those of other customers are found among the time zones. */
const mostCustomers = 60;

/** A step without the place where it stands in its source. */
export function stepEntry({ title, durationMinutes, check, isCustomerVisible, isDestructive, isNoReturn }: StepEntry): StepEntry {
  return { title, durationMinutes, check, isCustomerVisible, isDestructive, isNoReturn };
}

/** The plan that stands beside a procedure's steps. */
export function backOutSummary(
  fields: FieldsOf<'procedure'>,
  lang: Language,
  finder: ArticleFinder,
): BackOutSummary | undefined {
  const plan = fields.backOutPlan && finder.find(fields.backOutPlan, lang);
  if (!plan || plan.fields.type !== 'back-out-plan') return undefined;
  const { duration, authoriser, pointOfNoReturn, lastTested, notTested } = plan.fields;
  return {
    reference: referTo(plan),
    fieldsLang: finder.original(plan.fields.id)?.lang ?? plan.lang,
    durationMinutes: duration,
    authoriser,
    pointOfNoReturn,
    lastTested,
    notTested,
    steps: plan.body.steps.map(stepEntry),
  };
}

/** Customers that run a procedure's products or plan a change by it, by name. */
export function customerZones(
  customers: readonly Article[],
  { id, products }: FieldsOf<'procedure'>,
): CustomerZone[] {
  const wanted = new Set(products.map(({ product }) => product));
  return customers
    .flatMap(({ fields, lang }) => {
      if (fields.type !== 'customer-record') return [];
      const isConcerned =
        fields.products.some(({ product }) => wanted.has(product)) ||
        fields.plannedChanges.some(({ procedure }) => procedure === id);
      return isConcerned ? [{ id: fields.id, name: fields.name, lang, timeZone: fields.timeZone }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .slice(0, mostCustomers);
}

/** Stages of a path with the articles that this build has. */
export function stagesOf(fields: FieldsOf<'onboarding-path'>, lang: Language, finder: ArticleFinder): StageEntry[] {
  return fields.stages.map(({ title, goal, articles, checks, questions, ask }) => ({
    title,
    goal,
    articles: articles.flatMap((id) => {
      const article = finder.find(id, lang);
      return article ? [{ ...referTo(article), revision: article.revision }] : [];
    }),
    checks,
    questions,
    ask,
  }));
}

/** What a customer record shows beyond its own text. */
export function customerEntry(
  fields: FieldsOf<'customer-record'>,
  lang: Language,
  policy: Policy,
  finder: ArticleFinder,
  byProduct: ReadonlyMap<string, readonly string[]>,
): CustomerEntry {
  const agreement = policy.agreements.find(({ id }) => id === fields.agreement);
  const severityNames = new Map(policy.severities.map(({ id, name }) => [id, name]));
  const ids = new Set(fields.products.flatMap(({ product }) => byProduct.get(product) ?? []));
  const applicable = [...ids]
    .flatMap((id) => finder.find(id, lang) ?? [])
    .toSorted((a, b) => (b.fields.reviewed ?? '').localeCompare(a.fields.reviewed ?? ''));
  return {
    agreement: agreement && {
      name: agreement.name,
      hours: agreement.hours,
      targets: agreement.targets.map(({ severity, firstReply, update, restore }) => ({
        severity,
        severityName: severityNames.get(severity) ?? '',
        firstReply,
        update,
        restore,
      })),
    },
    changeProcedures: fields.plannedChanges.map(({ procedure }) => procedure && finder.refer(procedure, lang)),
    applicable: applicable.slice(0, shownApplicable).map(referTo),
    applicableCount: applicable.length,
    address: customerAddress(fields.customer),
  };
}
