import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, KnowledgeBase } from '../../core/article/article.ts';
import type { ManifestArticle, ManifestHeader } from '../../core/article/article-manifest.ts';
import { isExternal } from '../../core/article/audience.ts';
import { articleIdSchema } from '../../core/article/article-id.ts';
import { replaceFile } from './replace-file.ts';

/** Name of the manifest in the output folder, beside the folder that is served. */
export const articleManifestFile = 'articles.ndjson';

export interface ManifestOptions {
  /** Output folder of the build, absolute; made where it is missing. */
  readonly outDir: string;
  readonly builtAt: Date;
}

/**
 * Writes what the server registers at its start: a header, then an article a line (newline-delimited JSON). It holds
 * what the base holds, thus nothing that the build's audience may not read: the text is the Markdown twin, never the
 * source, which may have narrower passages.
 */
export async function writeArticleManifest(base: KnowledgeBase, options: ManifestOptions): Promise<void> {
  if (base.audience === 'restricted') throw new Error('there is no build for restricted readers');
  const header: ManifestHeader = {
    manifest: 'casebook-articles-1',
    audience: base.audience,
    builtAt: options.builtAt.toISOString(),
    articles: base.articles.length,
  };
  const lines = [header, ...base.articles.map((article) => describeArticle(article, base))];
  await mkdir(options.outDir, { recursive: true });
  await replaceFile(
    join(options.outDir, articleManifestFile),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
}

type BuiltBase = Pick<KnowledgeBase, 'audience' | 'articles'>;

/** What a build says of an article. */
export function describeArticle(article: Article, { audience, articles }: BuiltBase): ManifestArticle {
  const { fields } = article;
  const { supersededBy } = fields;
  const isReadable = supersededBy !== undefined && articles.some((other) => other.fields.id === supersededBy);
  return {
    key: article.key,
    id: fields.id,
    lang: article.lang,
    isTranslation: article.translation !== undefined,
    type: fields.type,
    title: fields.title,
    summary: fields.summary,
    audience: fields.audience,
    confidence: fields.confidence,
    governance: fields.governance,
    ...(!isExternal(audience) && { owner: fields.owner }),
    authors: isExternal(audience) ? [] : fields.authors,
    products: fields.products,
    components: fields.components,
    errorCodes: fields.errorCodes,
    created: fields.created,
    ...(fields.reviewed && { reviewed: fields.reviewed }),
    ...(fields.reviewDue && { reviewDue: fields.reviewDue }),
    formerIds: fields.aliases.flatMap((alias) => articleIdSchema.safeParse(alias).data ?? []),
    ...(isReadable && { supersededBy }),
    sections: article.body.headings.map(({ id, text, depth }) => ({ id, heading: text, depth })),
    revision: article.revision,
    markdown: article.markdown,
  };
}
