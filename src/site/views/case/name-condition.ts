import { knowledgeSchema } from '../../../core/metrics/knowledge.ts';
import { nameCustomer, type Customer } from '../../../core/customer/customer.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import { formatShortDay } from '../../i18n/format.ts';
import { t } from '../../i18n/texts.ts';

/** What a condition of a list says to people, by the parameter that it is in an address. */
export function nameCondition(
  name: string,
  value: string,
  { policy, customers }: { readonly policy: Policy | undefined; readonly customers: readonly Customer[] },
): string {
  const { list, states, kinds, shortSeverity } = t.cases;
  const inWords: Readonly<Record<string, string | undefined>> = { ...states, ...kinds };
  switch (name) {
    case 'state':
    case 'kind':
      return inWords[value] ?? value;
    case 'severity':
      return shortSeverity(Number(value));
    case 'product':
      return policy?.products.find(({ id }) => id === value)?.name ?? value;
    case 'team':
      return policy?.teams.find(({ id }) => id === value)?.name ?? value;
    case 'customer':
      return nameCustomer(value, customers);
    case 'active':
      return list.activeOnly[value === 'true' ? 'true' : 'false'];
    case 'linked':
      return list.linked[value === 'true' ? 'true' : 'false'];
    case 'openedFrom':
      return list.since(formatShortDay(value, t.lang));
    case 'openedBefore':
      return list.before(formatShortDay(value, t.lang));
    case 'knowledge':
      return list.knowledge[knowledgeSchema.parse(value)];
    case 'closedFrom':
      return list.closedSince(formatShortDay(value, t.lang));
    case 'closedBefore':
      return list.closedBefore(formatShortDay(value, t.lang));
    case 'q':
      return list.quoted(value);
    default:
      return value;
  }
}
