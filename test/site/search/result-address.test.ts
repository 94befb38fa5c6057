import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResultAddress, writeResultAddress } from '../../../src/site/search/result-address.ts';

describe('the address of a result list', () => {
  it('says what is searched for and narrowed by', () => {
    const address = writeResultAddress({
      query: 'disk full',
      filters: { type: ['procedure'], product: ['ontap', 'ceph'] },
    });
    expect(address).toBe('/search/?q=disk+full&type=procedure&product=ceph&product=ontap');
  });

  it('is plain where nothing is asked', () => {
    expect(writeResultAddress({ query: '', filters: {} })).toBe('/search/');
  });

  it('is read back as it was written', () => {
    const values = fc
      .uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })
      .map((list) => list.toSorted());
    const filters = fc.record({ type: values, product: values, language: values }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.string(), filters, (query, chosen) => {
        const address = writeResultAddress({ query, filters: chosen });
        expect(readResultAddress(new URL(address, 'https://kb.example').search)).toEqual({
          query,
          filters: chosen,
        });
      }),
    );
  });
});
