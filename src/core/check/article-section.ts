import type { Article, Heading, Section } from '../article/article.ts';
import { articleTypeNamed } from '../article/registry.ts';

/** The h2 heading of an article with a text, whatever its case and spacing. */
export function findSectionHeading(article: Article, text: string): Heading | undefined {
  return article.body.headings.find((heading) => heading.depth === 2 && isSameHeading(heading.text, text));
}

/** The heading of a required section, by the section's key in the article's type. */
export function findRequiredHeading(article: Article, key: string): Heading | undefined {
  const section = articleTypeNamed(article.fields.type).sections.find((candidate) => candidate.key === key);
  return section && findSectionHeading(article, section.heading[article.lang]);
}

export function isSameHeading(a: string, b: string): boolean {
  return foldHeading(a) === foldHeading(b);
}

function foldHeading(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** What stands below an h2 heading up to the next one: its own section, then those of the deeper headings. */
export function partsOfSection({ body: { sections } }: Article, heading: Heading): readonly Section[] {
  const at = sections.findIndex(({ id }) => id === heading.id);
  const end = sections.findIndex(({ depth }, index) => index > at && depth <= 2);
  return at === -1 ? [] : sections.slice(at, end === -1 ? undefined : end);
}
