import { languageNames } from '../../core/article/language.ts';
import type { FieldsOf } from '../../core/article/registry.ts';
import type { ArticleData, CustomerEntry } from '../content/article-data.ts';
import { formatShortDay } from '../i18n/format.ts';
import { t } from '../i18n/texts.ts';
import type { Fact } from './article-view.ts';

/** What one wants to know of a customer before picking up the phone. */
export function customerFacts(
  { products, fieldsLang }: ArticleData,
  fields: FieldsOf<'customer-record'>,
  { agreement }: CustomerEntry,
): Fact[] {
  const { contract } = fields;
  const dates = t.customer.fromTo(formatShortDay(contract.from, t.lang), formatShortDay(contract.to, t.lang));
  return [
    {
      label: t.customer.agreement,
      values: [
        {
          text: agreement?.name ?? fields.agreement,
          ...(agreement ? { detail: hoursOf(agreement.hours) } : {}),
        },
      ],
    },
    {
      label: t.customer.contract,
      values: [{ text: contract.number, detail: `${t.customer.contractKinds[contract.kind]}, ${dates}` }],
    },
    { label: t.customer.timeZone, values: [{ text: fields.timeZone }] },
    {
      label: t.customer.languages,
      values: fields.languages.map((lang) => ({ text: languageNames[lang], lang })),
    },
    {
      label: t.customer.runs,
      isWide: true,
      values: products.map(({ name, versions, address }) => ({
        text: name,
        detail: versions.join(', '),
        address,
      })),
    },
    {
      label: t.customer.patchPolicy,
      isWide: true,
      values: [{ text: fields.patchPolicy, lang: fieldsLang }],
    },
  ];
}

function hoursOf({ days, from, to }: NonNullable<CustomerEntry['agreement']>['hours']): string {
  if (days.length === 7 && from === '00:00' && to === '24:00') return t.customer.aroundTheClock;
  return `${nameOfDay(days[0])}–${nameOfDay(days.at(-1))}, ${from}–${to}`;
}

function nameOfDay(day: string | undefined): string {
  // The policy's schema knows the same seven names.
  return t.weekdays[day as keyof typeof t.weekdays];
}
