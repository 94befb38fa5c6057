import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortOrders } from '../../../src/core/search/search-results.ts';
import { readResultAddress, writeResultAddress } from '../../../src/site/search/result-address.ts';

describe('the address of a result list', () => {
  it('says what is searched for and narrowed by', () => {
    const address = writeResultAddress({
      query: 'disk full',
      filters: { type: ['procedure'], product: ['ontap', 'ceph'] },
      sort: 'newest',
    });
    expect(address).toBe('/search/?q=disk+full&type=procedure&product=ceph&product=ontap&sort=newest');
  });

  it('does not name the usual order, and takes an unknown one for it', () => {
    expect(writeResultAddress({ query: 'quorum', filters: {}, sort: 'relevance' })).toBe('/search/?q=quorum');
    expect(readResultAddress('?q=quorum&sort=loudest').sort).toBe('relevance');
    expect(readResultAddress('?q=quorum').sort).toBe('relevance');
  });

  it('is plain where nothing is asked', () => {
    expect(writeResultAddress({ query: '', filters: {}, sort: 'relevance' })).toBe('/search/');
  });

  it('is read back as it was written', () => {
    const values = fc
      .uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })
      .map((list) => list.toSorted());
    const filters = fc.record({ type: values, product: values, language: values }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.string(), filters, fc.constantFrom(...sortOrders), (query, chosen, sort) => {
        const address = writeResultAddress({ query, filters: chosen, sort });
        expect(readResultAddress(new URL(address, 'https://kb.example').search)).toEqual({
          query,
          filters: chosen,
          sort,
        });
      }),
    );
  });
});
