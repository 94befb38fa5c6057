import { expect, it } from 'vitest';
import { listCustomers, nameCustomer } from '../../../src/core/customer/customer.ts';
import type { Article } from '../../../src/core/article/article.ts';
import { customerRecord } from '../../../src/core/article/customer-record.ts';

const record = (id: string, customer: string, name: string): Pick<Article, 'fields' | 'translation'> => ({
  fields: {
    ...customerRecord.fields.parse({
      id,
      title: name,
      summary: `What ${name} runs.`,
      owner: 'linux',
      authors: ['Wei Lin'],
      created: '2026-01-02',
      confidence: 'validated',
      products: [{ product: 'ubuntu' }],
      customer,
      name,
      languages: ['en'],
      timeZone: 'Europe/Prague',
      agreement: 'gold-24x7',
      contract: { number: `${customer}-1`, kind: 'project', from: '2026-01-01', to: '2027-01-01' },
      contacts: [{ role: 'Lead', name: 'Eva Malá' }],
      patchPolicy: 'monthly',
    }),
    type: 'customer-record',
  },
});
const articles = [record('CF-0002', 'zephyr', 'Zephyr Rail'), record('CF-0001', 'acme-yards', 'Acme Yards')];

it('lists customers by what they are called, with their record and contract', () => {
  expect(listCustomers(articles)).toMatchObject([
    { id: 'acme-yards', name: 'Acme Yards', record: 'CF-0001', contract: { number: 'acme-yards-1' } },
    { id: 'zephyr', name: 'Zephyr Rail', record: 'CF-0002', agreement: 'gold-24x7' },
  ]);
});

it('calls a customer by its name where there is a record of it', () => {
  const customers = listCustomers(articles);
  expect(nameCustomer('zephyr', customers)).toBe('Zephyr Rail');
  expect(nameCustomer('unheard-of', customers)).toBe('unheard-of');
});
