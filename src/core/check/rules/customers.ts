import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';

/** A customer has one record. */
export const checkCustomers: Rule = (_, { originals, hasFields }) => {
  const records = new Map<string, string>();
  return originals.flatMap((article) => {
    if (article.fields.type !== 'customer-record' || !hasFields(article, 'customer')) return [];
    const { customer, id } = article.fields;
    const first = records.get(customer);
    if (first === undefined) {
      records.set(customer, id);
      return [];
    }
    const message = `“${customer}” is the customer of ${first} already.`;
    return [articleProblem(article, 'customer-duplicate', message, ['customer'])];
  });
};
