import { z } from 'zod';
import { articleIdSchema } from '../article/article-id.ts';
import type { Article } from '../article/article.ts';
import { lineSchema, slugSchema } from '../article/common-fields.ts';
import { contractSchema } from '../article/customer-record.ts';

/** What cases need to know of a customer, taken from its configuration record. */
export const customerSchema = z.strictObject({
  /** Short name, by which cases name it. */
  id: slugSchema,
  /** Name of the organisation. */
  name: lineSchema,
  /** Its configuration record. */
  record: articleIdSchema,
  /** Id of an agreement level. */
  agreement: slugSchema,
  contract: contractSchema,
  /** IANA time zone of its working hours. */
  timeZone: lineSchema,
});
export type Customer = z.infer<typeof customerSchema>;

/** The customers that a knowledge base has records of, in the order of their names. */
export function listCustomers(articles: readonly Pick<Article, 'fields' | 'translation'>[]): Customer[] {
  return articles
    .flatMap(({ fields, translation }): Customer[] => {
      if (fields.type !== 'customer-record' || translation !== undefined) return [];
      const { customer, name, id, agreement, contract, timeZone } = fields;
      return [{ id: customer, name, record: id, agreement, contract, timeZone }];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a customer is called; the short name itself where there is no record of it. */
export function nameCustomer(id: string, customers: readonly Customer[]): string {
  return customers.find((customer) => customer.id === id)?.name ?? id;
}
