import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { components } from '../../src/library/compile/components/index.ts';

/**
 * Lays out a stock Astro project with @astrojs/mdx for the articles of a content folder: the glob loader, one page
 * with a bare template, and pass-through components for the names that our articles use. Nothing else: no search, no
 * feeds, no twins, no compression.
 */
export async function layOutStockAstro(
  project: string,
  contentDir: string,
  nodeModules: string,
): Promise<void> {
  await mkdir(path.join(project, 'src/pages'), { recursive: true });
  await symlink(nodeModules, path.join(project, 'node_modules'));
  await cp(contentDir, path.join(project, 'src/articles'), { recursive: true });
  const files: Record<string, string> = {
    'package.json': '{ "name": "stock", "private": true, "type": "module" }\n',
    'astro.config.mjs': `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
export default defineConfig({ integrations: [mdx()] });
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { articles: defineCollection({ loader: glob({ pattern: '*/*.mdx', base: './src/articles' }) }) };
`,
    'src/PassThrough.astro': '<div><slot /></div>\n',
    'src/pages/[...id].astro': `---
import { getCollection, render } from 'astro:content';
import PassThrough from '../PassThrough.astro';
export async function getStaticPaths() {
  const articles = await getCollection('articles');
  return articles.map((article) => ({ params: { id: article.id }, props: { article } }));
}
const { article } = Astro.props;
const { Content } = await render(article);
const components = { ${components.map(({ name }) => `${name}: PassThrough`).join(', ')} };
---
<html lang="en">
  <head><meta charset="utf-8" /><title>{article.data.title}</title></head>
  <body><main><h1>{article.data.title}</h1><Content components={components} /></main></body>
</html>
`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(project, name), text);
}
