import { describe, expect, it } from 'vitest';
import { calendarDateSchema } from '../../../src/core/article/calendar-date.ts';
import { articleTypes } from '../../../src/core/article/registry.ts';
import { compileBody } from '../../../src/library/compile/compile-body.ts';
import { readSource } from '../../../src/library/read/read-article.ts';
import { articleTemplate } from '../../../src/library/write/article-template.ts';

describe('articleTemplate', () => {
  it.each(articleTypes.map((type) => [type.name, type] as const))(
    'writes a %s that reads and compiles without a problem',
    (name, type) => {
      const id = `${type.prefix}-0042`;
      const file = `${type.folder}/${id.toLowerCase()}.mdx`;
      const source = articleTemplate({
        type: name,
        id,
        title: 'Colons: and # signs survive',
        owner: 'storage',
        author: 'Ann O’Nym',
        today: calendarDateSchema.parse('2026-11-22'),
      });
      const read = readSource(source, file);
      expect(read.problems).toEqual([]);
      expect(read.kind).toBe('original');
      expect(read).toMatchObject({ fields: { id, title: 'Colons: and # signs survive' } });
      const body = compileBody({ source, file, lang: 'en', audience: 'restricted' });
      expect(body.problems).toEqual([]);
      expect(body.headings.map(({ text }) => text)).toEqual(type.sections.map(({ heading }) => heading.en));
    },
  );
});
