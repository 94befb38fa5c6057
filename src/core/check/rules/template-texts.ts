import type { Article } from '../../article/article.ts';
import { articleTypeNamed } from '../../article/registry.ts';
import { commonPlaceholders, sectionGuidance, typePlaceholders } from '../../article/template-texts.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import { findSectionHeading, partsOfSection } from '../article-section.ts';
import type { Rule } from '../context.ts';

/** What a new article begins with has become somebody's text. */
export const checkTemplateTexts: Rule = (base, context) =>
  base.articles.flatMap((article) => [
    ...(article.translation ? [] : findFields(article, (key) => context.hasFields(article, key))),
    ...(context.hasBody(article) && context.hasFields(article, 'lang') ? findSections(article) : []),
  ]);

function findFields(article: Article, isRead: (key: string) => boolean): Problem[] {
  const { fields } = article;
  const values = new Map<string, unknown>(Object.entries(fields));
  return Object.entries({ ...commonPlaceholders, ...typePlaceholders[fields.type] }).flatMap(
    ([key, placeholder]) => {
      const value = values.get(key);
      const isPlaceholder = value === placeholder || (Array.isArray(value) && value.includes(placeholder));
      if (!isPlaceholder || !isRead(key)) return [];
      const message = `${key} of ${fields.id} still says “${placeholder}”.`;
      return [articleProblem(article, 'template-text', message, [key])];
    },
  );
}

/** Guidance is written in English, whatever the language of the article becomes. */
function findSections(article: Article): Problem[] {
  return articleTypeNamed(article.fields.type).sections.flatMap(({ key, heading }) => {
    const present = findSectionHeading(article, heading[article.lang]);
    const guidance = plainGuidance(sectionGuidance[key] ?? '');
    if (!present || guidance === '') return [];
    const text = partsOfSection(article, present)
      .map((part) => part.text)
      .join('\n');
    if (!text.split('\n').includes(guidance)) return [];
    const message = `The section “${present.text}” still says “${guidance}”.`;
    return [articleProblem(article, 'template-text', message, present.place)];
  });
}

/** The line of a section's guidance that a reader would see. */
function plainGuidance(markdown: string): string {
  const lines = markdown.split('\n').map((line) => line.replace(/^- /, '').trim());
  return lines.findLast((line) => line !== '' && !line.startsWith('<')) ?? '';
}
