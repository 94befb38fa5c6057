import { describe, expect, it } from 'vitest';
import { calendarDateSchema } from '../../../../src/core/article/calendar-date.ts';
import { articleTypes } from '../../../../src/core/article/registry.ts';
import { articleTemplate } from '../../../../src/library/write/article-template.ts';
import { article, problemsIn, today, translation } from '../../../support/content-folder.ts';

describe('the texts of a template', () => {
  it.each(articleTypes.map((type) => [type.name, type] as const))(
    'are found in every section of a new %s, and in its fields',
    async (_, type) => {
      const id = `${type.prefix}-0042`;
      const source = articleTemplate({
        type: type.name,
        id,
        title: 'A title',
        owner: 'storage',
        author: 'Ann',
        today: calendarDateSchema.parse(today),
      });
      const found = await problemsIn({ [`${type.folder}/${id.toLowerCase()}.mdx`]: source });
      const messages = found.filter(({ code }) => code === 'template-text').map(({ message }) => message);
      for (const { heading } of type.sections)
        expect(
          messages.filter((message) => message.startsWith(`The section “${heading.en}” still says`)),
        ).toHaveLength(1);
      expect(messages).toContain(
        `summary of ${id} still says “What it is about and what solves it, in one or two sentences.”.`,
      );
      expect(messages.some((message) => message.startsWith('title '))).toBe(false);
      expect(
        found.filter(({ code }) => code === 'template-text').every(({ severity }) => severity === 'warning'),
      ).toBe(true);
    },
  );

  it('are errors in an article that is validated, at their section', async () => {
    const files = article('SN-0001', { sections: { cause: 'Why it happens, and how we know.\n\nMore.' } });
    const [problem, ...others] = await problemsIn(files);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'template-text', severity: 'error', line: 20 });
  });

  it('are not seen in a sentence that goes on, nor twice for a translation', async () => {
    const cause = 'It is known why it happens, and how we know.';
    expect(await problemsIn(article('SN-0001', { sections: { cause } }))).toEqual([]);
    const files = {
      ...article('SN-0001', {
        fields: { summary: 'What it is about and what solves it, in one or two sentences.' },
      }),
      ...translation('SN-0001', 'it'),
    };
    const codes = (await problemsIn(files)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'template-text')).toHaveLength(1);
  });
});
