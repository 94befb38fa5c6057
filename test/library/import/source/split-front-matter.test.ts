import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../../src/library/import/source/split-front-matter.ts';

describe('splitFrontMatter', () => {
  it.each([
    ['YAML', '---\ntitle: A\ntags: [x]\n---\nBody\n', { title: 'A', tags: ['x'] }, 5],
    ['YAML with keys written twice', '---\na: 1\na: 2\n---\nBody\n', { a: 2 }, 5],
    ['TOML', '+++\ntitle = "A"\n+++\nBody\n', { title: 'A' }, 4],
    ['JSON', '---json\n{ "title": "A" }\n---\nBody\n', { title: 'A' }, 4],
    ['nothing', 'Body\n', {}, 1],
    ['an empty block', '---\n---\nBody\n', {}, 3],
  ])('reads %s', (_, text, fields, bodyLine) => {
    const split = splitFrontMatter(text, 'a.md');
    expect(split).toMatchObject({ fields, bodyLine });
    expect('body' in split && split.body.trim()).toBe('Body');
  });

  it('takes a text between rules for Markdown', () => {
    expect(splitFrontMatter('---\n\nA sentence without a colon\n\n---\n\nMore.\n', 'a.md')).toMatchObject({
      fields: {},
      bodyLine: 1,
    });
  });

  it.each([
    ['---js\nmodule.exports = {}\n---\n', 'front-matter-code', 1],
    ['---coffee\na: 1\n---\n', 'front-matter-code', 1],
    ['---\na: [1\nb: 2\n---\n', 'front-matter-invalid', 3],
    ['---\na: 1\n', 'front-matter-invalid', 1],
    ['---json\n{ "a": }\n---\n', 'front-matter-invalid', 1],
    ['+++\na = \n+++\n', 'front-matter-invalid', 1],
  ])('refuses %j', (text, code, line) => {
    expect(splitFrontMatter(text, 'a.md')).toMatchObject({ problem: { code, line, file: 'a.md' } });
  });
});
