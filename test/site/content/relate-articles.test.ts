import { describe, expect, it } from 'vitest';
import { article, procedureWithPlan, translation } from '../../support/content-folder.ts';
import { relate } from '../read-base.ts';

const ids = (references: readonly { readonly id: string }[] | undefined) => references?.map(({ id }) => id);

describe('relateArticles', () => {
  it('lists the articles whose text links to an article, once each and without itself', async () => {
    const related = await relate({
      ...article('SN-0001', { sections: { cause: 'See [](SN-0001) and [](SN-0002).' } }),
      ...article('SN-0002', { sections: { cause: '[](SN-0001), again [](SN-0001#cause).' } }),
    });
    expect(ids(related.get('SN-0001')?.backlinks)).toEqual(['SN-0002']);
    expect(ids(related.get('SN-0002')?.backlinks)).toEqual(['SN-0001']);
  });

  it('puts named related articles first, then those that share rare features, without those that link here', async () => {
    const related = await relate({
      ...article('SN-0001', { fields: { errorCodes: ['E1'], keywords: ['quorum'], related: ['SN-0004'] } }),
      ...article('SN-0002', { fields: { keywords: ['Quorum'] } }),
      ...article('SN-0003', { fields: { errorCodes: ['E1'] } }),
      ...article('SN-0004'),
      ...article('SN-0005', { fields: { errorCodes: ['E1'] }, sections: { cause: '[](SN-0001)' } }),
    });
    expect(ids(related.get('SN-0001')?.related)).toEqual(['SN-0004', 'SN-0003', 'SN-0002']);
    expect(ids(related.get('SN-0001')?.backlinks)).toEqual(['SN-0005']);
  });

  it('goes from one article to the next within a type', async () => {
    const related = await relate({ ...article('SN-0001'), ...article('SN-0003'), ...article('BP-0002') });
    expect(related.get('SN-0003')?.previous?.id).toBe('SN-0001');
    expect(related.get('SN-0003')?.next).toBeUndefined();
    expect(related.get('BP-0002')).toMatchObject({ previous: undefined, next: undefined });
  });

  it('names other articles in the language of a translation where they exist in it', async () => {
    const related = await relate({
      ...article('SN-0001'),
      ...translation('SN-0001', 'it'),
      ...article('SN-0002'),
      ...translation('SN-0002', 'it'),
      ...article('SN-0003'),
    });
    expect(related.get('SN-0002.it')?.previous?.address).toBe('/articles/sn-0001/it/');
    expect(related.get('SN-0002.it')?.next?.address).toBe('/articles/sn-0003/#not-in-it');
    expect(related.get('SN-0002')?.next?.address).toBe('/articles/sn-0003/');
  });

  it('knows the language of the fields that a translation takes over', async () => {
    const related = await relate({
      ...article('SN-0001', { fields: { lang: 'cs' } }),
      ...translation('SN-0001', 'it'),
    });
    expect(related.get('SN-0001.it')).toMatchObject({ lang: 'it', fieldsLang: 'cs' });
  });

  it('says that a translation is older than its original', async () => {
    const files = { ...article('SN-0001'), ...translation('SN-0001', 'it') };
    const outdated = await relate(files);
    expect(outdated.get('SN-0001.it')?.translation).toMatchObject({ isOutdated: true, original: { id: 'SN-0001' } });
    const translatedFrom = outdated.get('SN-0001')?.revision;
    const current = await relate({ ...files, ...translation('SN-0001', 'it', { fields: { translatedFrom } }) });
    expect(current.get('SN-0001.it')?.translation?.isOutdated).toBe(false);
  });

  it('lays the back-out plan beside its procedure, and the procedure beside its plan', async () => {
    const related = await relate(procedureWithPlan());
    expect(related.get('PR-0001')?.backOut).toMatchObject({
      reference: { id: 'BO-0001' },
      durationMinutes: 30,
      authoriser: 'Duty engineer',
      steps: [{ title: 'Do it', durationMinutes: 5 }],
    });
    expect(ids(related.get('BO-0001')?.restores)).toEqual(['PR-0001']);
  });

  it('shows a procedure the changes that customers plan by it, past ones left out', async () => {
    const related = await relate({
      ...procedureWithPlan(),
      ...article('CF-0001', {
        fields: {
          plannedChanges: [
            { name: 'Last upgrade', date: '2026-02-01', procedure: 'PR-0001' },
            { name: 'Next upgrade', date: '2027-01-24', procedure: 'PR-0001' },
          ],
        },
      }),
    });
    expect(related.get('PR-0001')?.plannedUses).toMatchObject([
      { name: 'Next upgrade', customer: { title: 'Acme Ltd', address: '/articles/cf-0001/' } },
    ]);
  });

  it('gives a customer the articles about its products, and these articles the customer', async () => {
    const products = ['ontap'];
    const related = await relate({
      ...article('CF-0001', { fields: { products } }),
      ...article('SN-0001', { fields: { products } }),
      ...article('SN-0002'),
    });
    expect(ids(related.get('CF-0001')?.customer?.applicable)).toEqual(['SN-0001']);
    expect(related.get('CF-0001')?.customer?.agreement?.targets).toMatchObject([
      { severityName: 'Critical', firstReply: 60 },
    ]);
    expect(ids(related.get('SN-0001')?.customers)).toEqual(['CF-0001']);
    expect(related.get('SN-0002')?.customers).toEqual([]);
  });

  it('knows the path that an article is part of, and its revision for the path', async () => {
    const related = await relate({ ...article('SN-0001'), ...article('OB-0001') });
    expect(ids(related.get('SN-0001')?.paths)).toEqual(['OB-0001']);
    const { revision } = related.get('SN-0001') ?? {};
    expect(related.get('OB-0001')?.stages).toMatchObject([{ title: 'First', articles: [{ id: 'SN-0001', revision }] }]);
  });

  it('says that a review is due on its day, unless the article is archived', async () => {
    const due = { reviewed: '2026-01-01', reviewDue: '2026-11-22' };
    const related = await relate({
      ...article('SN-0001', { fields: due }),
      ...article('SN-0002', { fields: { ...due, reviewDue: '2026-11-23' } }),
      ...article('SN-0003', { fields: { ...due, confidence: 'archived' } }),
    });
    expect([...related.values()].map(({ isReviewDue }) => isReviewDue)).toEqual([true, false, false]);
  });
});
