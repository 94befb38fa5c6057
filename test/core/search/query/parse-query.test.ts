import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzerOfLanguage } from '../analyzer-of-language.ts';
import { clausesOf } from '../../../../src/core/search/query/clauses.ts';
import { parseQuery } from '../../../../src/core/search/query/parse-query.ts';

/** What differs from a plain word, in short. */
function summarize(text: string, asYouType = false): string[] {
  const { words, filters } = parseQuery(text, { asYouType });
  return [
    ...words.map(
      ({ text: word, presence, field, kind, edits, boost, isBeginning }) =>
        `${presence === 'required' ? 'must ' : presence === 'prohibited' ? 'not ' : ''}${field ? `${field}:` : ''}${word}` +
        `${kind === 'pattern' ? ' pattern' : ''}${edits > 0 ? `~${edits}` : ''}${boost > 1 ? `^${boost}` : ''}${isBeginning ? ' …' : ''}`,
    ),
    ...filters.map(({ facet, value }) => `[${facet}=${value}]`),
  ];
}

describe('parseQuery', () => {
  it.each([
    ['query-01', 'plain words', 'disk  full', ['disk', 'full']],
    ['query-02', 'required and prohibited', '+quorum -windows', ['must quorum', 'not windows']],
    ['query-03', 'a field', 'title:quorum +codes:ORA-00257', ['title:quorum', 'must codes:ORA-00257']],
    ['query-04', 'a wildcard', 'snapmir*', ['snapmir* pattern']],
    ['query-05', 'fuzzy, at most two letters', 'kerberoz~1 replikation~9', ['kerberoz~1', 'replikation~2']],
    ['query-06', 'a boost', 'quorum^5', ['quorum^5']],
    ['query-07', 'quotes demand their words', '"no space left"', ['must no', 'must space', 'must left']],
    ['query-08', 'filters', 'quorum type:procedure lang:it', ['quorum', '[type=procedure]', '[language=it]']],
    ['query-09', 'an option of a command is a word', 'df -h', ['df', '-h']],
    ['query-10', 'a telephone number demands nothing', '+44 20', ['+44', '20']],
    ['query-11', 'a drive is no field', 'C:\\Windows', ['C:\\Windows']],
    ['query-12', 'an unknown field is text', 'error:5', ['error:5']],
    ['query-13', 'signs alone are words without terms', '- + * ~', ['-', '+', '*', '~']],
    ['query-14', 'a wildcard needs two letters', 'a*', ['a*']],
    ['query-15', 'an unpaired quote is text', '"no space', ['"no', 'space']],
    ['query-16', 'a long option is a word', '--force', ['--force']],
  ])('%s: %s', (_, __, text, expected) => {
    expect(summarize(text)).toEqual(expected);
  });

  it.each([
    ['"no space left" disk', ['no space left']],
    ['"quorum" "disk full"', ['disk full']],
    ['"存储控制器"', ['存储控制器']],
    ['"" "  " "unpaired', []],
  ])('takes %s to hold the phrases %j', (text, phrases) => {
    expect(parseQuery(text).phrases).toEqual(phrases);
  });

  it('takes the last word for a beginning while somebody types, but not before a space', () => {
    expect(summarize('disk snaps', true)).toEqual(['disk', 'snaps …']);
    expect(summarize('disk snaps ', true)).toEqual(['disk', 'snaps']);
  });

  it('reads any text, and makes clauses that any index can be asked', () => {
    const analyzers = ['en', 'it', 'cs', 'zh-Hans'].map(analyzerOfLanguage);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 })),
        (text) => {
          const { words } = parseQuery(text, { asYouType: true });
          const { clauses } = clausesOf(words, analyzers);
          expect(clauses.every(({ terms }) => terms.length > 0)).toBe(true);
        },
      ),
    );
  });
});
