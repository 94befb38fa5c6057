import { calendarDateSchema } from '../../core/article/calendar-date.ts';
import type { ArticleTypeName } from '../../core/article/registry.ts';
import { articleTemplate } from '../write/article-template.ts';
import { readFrontMatter } from './front-matter.ts';

type StandIns = Readonly<Record<string, unknown>>;

const ofTypes = new Map<ArticleTypeName, StandIns>();

/** Values that every field which an article must have can take, so that the others can be looked at: those of the type's template. */
export function standInsOf(type: ArticleTypeName, id: string): StandIns {
  const known = ofTypes.get(type) ?? readTemplate(type);
  ofTypes.set(type, known);
  return { ...known, id };
}

/** The same for a translation. */
export function translationStandIns(id: string, lang: string | undefined): StandIns {
  return { id, lang: lang ?? 'en', title: 'Title', summary: 'Summary', translatedFrom: '0'.repeat(12) };
}

function readTemplate(type: ArticleTypeName): StandIns {
  const template = articleTemplate({
    type,
    id: 'XX-0000',
    title: 'Title',
    owner: 'team',
    author: 'Author',
    today: calendarDateSchema.parse('2026-11-22'),
  });
  const { values } = readFrontMatter(template, 'template').frontMatter ?? {};
  return { ...(values as Record<string, unknown>) }; // our own template is a map
}
