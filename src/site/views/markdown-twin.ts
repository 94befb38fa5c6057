import type { ArticleData } from '../content/article-data.ts';
import { t } from '../i18n/texts.ts';

/** Markdown of an article with what its page says above the text. */
export function markdownTwin(article: ArticleData, markdown: string, site: URL | undefined): string {
  const { fields, products, address, revision } = article;
  const applies = products
    .map(({ name, versions }) => [name, versions.join(', ')].filter(Boolean).join(' '))
    .join('; ');
  const facts = [
    [t.types[fields.type].one, fields.id],
    [t.article.confidence, t.confidence[fields.confidence]],
    [t.article.appliesTo, applies],
    [t.article.lastVerified, fields.reviewed ?? t.article.neverVerified],
    [t.article.symptoms, fields.symptoms.join('; ')],
    [t.article.errorCodes, fields.errorCodes.map((code) => `\`${code}\``).join(', ')],
    [t.article.revision, revision],
    ['URL', new URL(address, site).href],
  ];
  const lines = facts.filter(([, value]) => value).map(([label, value]) => `- ${label}: ${value}`);
  return `# ${fields.title}\n\n${fields.summary}\n\n${lines.join('\n')}\n\n${markdown}\n`;
}
