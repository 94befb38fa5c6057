import type { Article, Link } from '../../article/article.ts';
import { mayRead } from '../../article/audience.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { CheckContext, Rule } from '../context.ts';
import { spellingHint } from '../nearest-name.ts';

/** Links lead to articles and sections that exist, and that the readers of the text around them may read. */
export const checkLinks: Rule = (base, context) => {
  const oldIds = new Map(
    context.originals.flatMap(({ fields }) => fields.aliases.map((alias) => [alias, fields.id])),
  );
  return base.articles.flatMap((article) => {
    const narrower = new Set<string>();
    return article.body.links.flatMap((link) => {
      if (link.kind === 'external') return [];
      if (link.kind === 'fragment') return findUnknownFragment(article, link, article, context);
      const target = context.original(link.target);
      if (!target) return findUnknownArticle(article, link, oldIds, context);
      // Once is enough for a target that is linked throughout a text.
      const isNarrower =
        !narrower.has(link.target) &&
        context.hasFields(target, 'audience') &&
        (link.audience !== undefined || context.hasFields(article, 'audience')) &&
        isNarrowerThanLink(article, link, target);
      if (isNarrower) narrower.add(link.target);
      const page = context.pageOf(link.target, article.lang) ?? target;
      // A fragment of the original that its translation lacks leads to the top of the translation, which is good enough.
      const isInOriginal = target.body.headings.some(({ id }) => id === link.fragment);
      return [
        ...(isNarrower ? [narrowerProblem(article, link, target)] : []),
        ...(isInOriginal ? [] : findUnknownFragment(article, link, page, context)),
      ];
    });
  });
};

function findUnknownArticle(
  article: Article,
  link: Link,
  oldIds: ReadonlyMap<string, string>,
  context: CheckContext,
): Problem[] {
  if (!context.isWhole || context.isUnread(link.target)) return [];
  const current = oldIds.get(link.target);
  const hint =
    current === undefined ? undefined : `${link.target} is an old id of ${current}; write ${current}.`;
  return [
    articleProblem(article, 'link-unknown-article', `There is no article ${link.target}.`, link.place, hint),
  ];
}

function isNarrowerThanLink(article: Article, link: Link, target: Article): boolean {
  const readers = link.audience ?? article.fields.audience;
  return !mayRead(readers, target.fields.audience);
}

function narrowerProblem(article: Article, link: Link, target: Article): Problem {
  const { id, audience } = target.fields;
  const readers = link.audience ?? article.fields.audience;
  const message = `${id} is for ${audience} readers, and the text that links to it for ${readers} ones.`;
  return articleProblem(article, 'link-narrower-audience', message, link.place);
}

function findUnknownFragment(article: Article, link: Link, page: Article, context: CheckContext): Problem[] {
  const { fragment } = link;
  if (fragment === undefined || !context.hasBody(page)) return [];
  const ids = page.body.headings.map(({ id }) => id);
  if (ids.includes(fragment)) return [];
  const message = `${page.key} has no section #${fragment}.`;
  const hint = translatedHint(fragment, page, context) ?? spellingHint(fragment, ids) ?? listHint(page);
  return [articleProblem(article, 'link-unknown-fragment', message, link.place, hint)];
}

/** The heading that stands where the original has the one that was meant. */
function translatedHint(fragment: string, page: Article, context: CheckContext): string | undefined {
  const original = page.translation && context.original(page.fields.id);
  if (!original || original.body.headings.length !== page.body.headings.length) return undefined;
  const at = original.body.headings.findIndex(({ id }) => id === fragment);
  const heading = page.body.headings[at];
  return heading && `In this language the section is #${heading.id}.`;
}

function listHint(page: Article): string | undefined {
  const sections = page.body.headings.filter(({ depth }) => depth === 2).map(({ id }) => `#${id}`);
  return sections.length === 0 ? undefined : `Its sections are ${sections.slice(0, 10).join(', ')}.`;
}
