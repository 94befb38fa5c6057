import path from 'node:path';
import type { KnowledgeBase } from '../../src/core/article/article.ts';
import { manifestArticleSchema, type ManifestArticle } from '../../src/core/article/article-manifest.ts';
import type { DemoContent } from '../../src/core/demo/demo-content.ts';
import { readDemo } from '../../src/library/read/read-demo.ts';
import { readKnowledgeBase } from '../../src/library/read/read-knowledge-base.ts';
import { projectDir } from './build-site.ts';

/** The project's own content with what its demo cases are made of. */
export interface OwnDemo {
  readonly content: DemoContent;
  readonly base: KnowledgeBase;
  /** Its articles as a build describes them, without their texts. */
  readonly articles: readonly ManifestArticle[];
}

/** Reads the project's own content. */
export async function readOwnDemo(): Promise<OwnDemo> {
  const contentDir = path.join(projectDir, 'content');
  const { base } = await readKnowledgeBase({ contentDir, audience: 'internal' });
  const content = await readDemo(contentDir, base);
  if (!content) throw new Error('the project has no demo cases');
  const articles = base.articles.map(({ key, fields, lang, translation, revision }) =>
    manifestArticleSchema.parse({
      key,
      id: fields.id,
      lang,
      isTranslation: translation !== undefined,
      type: fields.type,
      title: fields.title,
      summary: fields.summary,
      audience: fields.audience,
      confidence: fields.confidence,
      governance: fields.governance,
      products: [],
      components: [],
      errorCodes: [],
      created: fields.created,
      sections: [],
      revision,
      markdown: '',
    }),
  );
  return { content, base, articles };
}
