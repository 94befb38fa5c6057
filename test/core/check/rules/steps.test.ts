import { describe, expect, it } from 'vitest';
import { article, problemsIn, type Files } from '../../../support/content-folder.ts';

const steps = (...attributes: string[]) =>
  `<Steps>\n\n${attributes.map((text) => `<Step title="Do it" ${text}>\n\nText.\n\n</Step>\n`).join('\n')}\n</Steps>`;
const complete = 'duration="5m" check="Done"';
const procedure = (text: string, fields = {}): Files =>
  article('PR-0001', { sections: { steps: text }, fields });
const messagesIn = async (files: Files) => (await problemsIn(files)).map(({ message }) => message);

describe('the steps of a procedure', () => {
  it.each([
    ['step-01: complete', steps(complete, complete), []],
    ['step-02: no duration', steps(complete, 'check="Done"'), ['Step 2, “Do it”, has no duration.']],
    ['step-03: no check', steps('duration="5m"'), ['Step 1, “Do it”, has no check.']],
    ['step-04: neither', steps(''), ['Step 1, “Do it”, has no duration and no check.']],
    ['step-05: an empty check', steps('duration="5m" check=" "'), ['Step 1, “Do it”, has no check.']],
    ['step-06: a numbered list', '1. Do it.', ['PR-0001 has no steps.']],
    ['step-07: customer-visible', steps(`${complete} customerVisible`), []],
    [
      'step-08: destructive, no plan',
      steps(`${complete} destructive`),
      ['Step 1, “Do it”, destroys something, and PR-0001 has no back-out plan.'],
    ],
    ['step-09: destructive and no return, no plan', steps(`${complete} destructive noReturn`), []],
  ])('%s', async (_, text, expected) => {
    expect(await messagesIn(procedure(text))).toEqual(expected);
  });

  it('step-10: destructive, with a plan', async () => {
    const files = {
      ...procedure(steps(`${complete} destructive`), { backOutPlan: 'BO-0001' }),
      ...article('BO-0001'),
    };
    expect(await messagesIn(files)).toEqual([]);
  });

  it('step-11: a back-out plan without steps', async () => {
    const files = {
      ...article('PR-0001', { fields: { backOutPlan: 'BO-0001' } }),
      ...article('BO-0001', { sections: { steps: 'Undo it.' } }),
    };
    expect(await messagesIn(files)).toEqual(['BO-0001 has no steps.']);
  });

  it('step-12: a wrong duration is reported as an attribute and counts as none', async () => {
    const found = await problemsIn(procedure(steps('duration="soon" check="Done"')));
    expect(found.map(({ code }) => code)).toEqual(['component-attribute', 'step-incomplete']);
  });
});
