import { describe, expect, it } from 'vitest';
import { explainedAbbreviations } from '../../../../src/core/search/glossary/explained-abbreviations.ts';
import { exampleArticle } from '../example-articles.ts';

const articles = (texts: readonly string[], title = 'Untitled', language = 'en') =>
  texts.map((text, index) =>
    exampleArticle({ key: `SN-${language}-${title}-${index}`, title, text, language }),
  );

const found = (...lists: readonly ReturnType<typeof articles>[]): Record<string, readonly string[]> =>
  Object.fromEntries(explainedAbbreviations(lists.flat()));

const defined = 'The Storage Management Appliance (SMA) restarts.';

describe('explainedAbbreviations', () => {
  it('takes definitions that two articles agree on', () => {
    expect(found(articles([defined, defined], 'Storage Management Appliance'))).toEqual({
      sma: ['storage management appliance'],
    });
    expect(found(articles([defined], 'Storage Management Appliance'))).toEqual({});
  });

  it.each([
    [
      'letters within words',
      'In Configuration Manager (ConfigMgr) it is off.',
      'configmgr',
      'configuration manager',
    ],
    ['little words', 'The Ministry of Public Works (MoPW) called.', 'mopw', 'ministry of public works'],
    ['words with a dash', 'Use a client-side extension (CSE) here.', 'cse', 'client-side extension'],
  ])('takes definitions by %s', (_, text, short, long) => {
    expect(found(articles([text, text], long))).toEqual({ [short]: [long] });
  });

  it.each([
    ['remarks', 'The disk is full (AGAIN).'],
    ['letters in another order', 'The Management Storage Appliance (SMA) restarts.'],
    ['one word', 'The Array (ARR) restarts.'],
  ])('takes %s for no definition', (_, text) => {
    expect(found(articles([text, text], 'Storage array, again'))).toEqual({});
  });

  it('leaves an abbreviation with several meanings alone', () => {
    const titles = articles([''], 'Service Pack and Storage Processor and Special Product');
    const texts = ['Service Pack (SP)', 'Storage Processor (SP)', 'Special Product (SP)'];
    expect(found(titles, articles(texts.flatMap((text) => [text, text])))).toEqual({});
  });

  it('takes a name whose initials are the capitals of the articles that have it', () => {
    const title = 'Northern Gateway is slow';
    const beside = 'Northern Gateway restarts: NG shows it.';
    expect(found(articles([beside, beside, beside, beside], title))).toEqual({ ng: ['northern gateway'] });
    expect(found(articles([beside, beside, beside], title))).toEqual({});
  });

  it('does not take a name that few of the articles with its initials have', () => {
    const beside = 'Northern Gateway restarts: NG shows it.';
    const title = 'Northern Gateway is slow';
    const alone = Array.from({ length: 11 }, () => 'NG restarts.');
    expect(found(articles([beside, beside, beside, beside], title), articles(alone))).toEqual({});
  });

  it('leaves out what titles call by the abbreviation', () => {
    const texts = [defined, defined, defined];
    expect(found(articles(texts, 'SMA restarts'))).toEqual({});
    const long = articles(texts, 'Storage Management Appliance restarts');
    expect(found(articles(texts, 'SMA restarts'), long)).toHaveProperty('sma');
  });

  it('keeps languages apart, and does not depend on the order of articles', () => {
    const italian = 'Il Centro Assistenza (CA) risponde.';
    const all = [
      ...articles([italian, italian], 'Centro Assistenza', 'it'),
      ...articles(
        ['The Certification Authority (CA).', 'The Certification Authority (CA).'],
        'Certification Authority',
      ),
    ];
    expect(found(all)).toEqual({ ca: ['centro assistenza', 'certification authority'] });
    expect(found(all.toReversed())).toEqual(found(all));
  });
});
