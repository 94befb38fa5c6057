import { describe, expect, it } from 'vitest';
import { article, problemsIn, procedureWithPlan, type Files } from '../../../support/content-folder.ts';

const codesIn = async (files: Files) => (await problemsIn(files)).map(({ code }) => code);
const refused = ['procedure-without-back-out-plan'];

describe('a procedure by its risk', () => {
  it.each([
    ['risk-01: low × low, no plan → allowed', 'low', 'low', []],
    ['risk-02: low × medium, no plan → allowed', 'low', 'medium', []],
    ['risk-03: high impact, no plan → refused', 'low', 'high', refused],
    ['risk-04: medium × low, no plan → allowed', 'medium', 'low', []],
    ['risk-05: medium × medium, no plan → refused', 'medium', 'medium', refused],
    ['risk-06: medium × high, no plan → refused', 'medium', 'high', refused],
    ['risk-07: high × low, no plan → refused', 'high', 'low', refused],
    ['risk-08: high × medium, no plan → refused', 'high', 'medium', refused],
    ['risk-09: high × high, no plan → refused', 'high', 'high', refused],
  ])('%s', async (_, likelihood, impact, expected) => {
    expect(await codesIn(article('PR-0001', { fields: { risk: { likelihood, impact } } }))).toEqual(expected);
  });

  it('risk-10: high × high with the reason for having no plan → allowed', async () => {
    const fields = {
      risk: { likelihood: 'high', impact: 'high' },
      noBackOut: 'The disk is destroyed anyway',
    };
    expect(await codesIn(article('PR-0001', { fields }))).toEqual([]);
  });

  it('risk-11: with a plan that restores it → allowed', async () => {
    expect(await codesIn(procedureWithPlan())).toEqual([]);
  });

  it('says what is wrong and what to do, at the risk', async () => {
    const [problem] = await problemsIn(
      article('PR-0007', { fields: { risk: { likelihood: 'high', impact: 'high' } } }),
    );
    expect(problem).toEqual({
      code: 'procedure-without-back-out-plan',
      severity: 'error',
      message: 'PR-0007 is high risk but names no back-out plan.',
      hint: 'Add `backOutPlan: BO-…`, or `noBackOut:` with the reason.',
      file: 'procedures/pr-0007.mdx',
      line: 5,
      column: 1,
    });
  });
});

const plan = (restores: string[]): Files => article('BO-0001', { fields: { restores } });
const procedure = (id: string, fields: Readonly<Record<string, unknown>>): Files => article(id, { fields });

describe('a procedure and its back-out plan', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['plan-01: both name each other', procedureWithPlan(), []],
    [
      'plan-02: the procedure names a plan that restores another one',
      { ...procedureWithPlan(), ...procedure('PR-0002', { backOutPlan: 'BO-0001' }) },
      ['back-out-plan-one-sided'],
    ],
    [
      'plan-03: the plan restores a procedure that names no plan',
      { ...procedure('PR-0001', {}), ...plan(['PR-0001']) },
      ['back-out-plan-one-sided'],
    ],
    [
      'plan-04: one plan for two procedures that name it',
      {
        ...procedure('PR-0001', { backOutPlan: 'BO-0001' }),
        ...procedure('PR-0002', { backOutPlan: 'BO-0001' }),
        ...plan(['PR-0001', 'PR-0002']),
      },
      [],
    ],
    [
      'plan-05: a plan that restores a plan',
      {
        ...plan(['BO-0002']),
        ...article('BO-0002', { fields: { restores: ['PR-0001'] } }),
        ...procedure('PR-0001', { backOutPlan: 'BO-0002' }),
      },
      ['reference-type'],
    ],
    [
      'plan-06: plans that restore each other',
      { ...plan(['BO-0002']), ...article('BO-0002', { fields: { restores: ['BO-0001'] } }) },
      ['back-out-in-circle', 'reference-type', 'reference-type'],
    ],
    [
      'plan-07: procedures that name each other as plans',
      {
        ...procedure('PR-0001', { backOutPlan: 'PR-0002' }),
        ...procedure('PR-0002', { backOutPlan: 'PR-0001' }),
      },
      ['back-out-in-circle', 'reference-type', 'reference-type'],
    ],
    [
      'plan-08: a plan that does not exist',
      procedure('PR-0001', { backOutPlan: 'BO-0009' }),
      ['reference-unknown'],
    ],
  ])('%s', async (_, files, expected) => {
    expect((await codesIn(files)).toSorted()).toEqual(expected);
  });

  it('is not judged in a base for readers who may not see the plan', async () => {
    const files = {
      ...article('PR-0001', {
        fields: { audience: 'public', risk: { likelihood: 'high', impact: 'high' }, backOutPlan: 'BO-0001' },
      }),
      ...article('BO-0001'),
    };
    expect(await problemsIn(files, 'public')).toEqual([]);
    expect((await problemsIn(files)).map(({ code }) => code)).toEqual(['link-narrower-audience']);
  });
});
