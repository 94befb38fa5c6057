import process from 'node:process';
import mdx from '@astrojs/mdx';
import { defineConfig, passthroughImageService } from 'astro/config';
import { development } from './src/site/development/integration.ts';
import { rendererAdapter } from './src/site/renderer/adapter.ts';
import { lunrForReaders } from './src/site/search/lunr-for-readers.ts';
import { readSiteSettings } from './src/site/settings.ts';

const settings = readSiteSettings(process.env, process.cwd());

export default defineConfig({
  site: settings.origin,
  srcDir: './src/site',
  outDir: settings.rendererDir,
  cacheDir: `${settings.cacheDir}/astro`,
  output: 'server',
  adapter: rendererAdapter(),
  trailingSlash: 'always',
  compressHTML: true,
  build: {
    format: 'directory',
    // The content security policy allows neither inline scripts nor inline styles.
    inlineStylesheets: 'never',
  },
  // Our server refuses what other sites cause before a page is asked, and knows what readers call it behind a proxy.
  security: { checkOrigin: false },
  // Highlighting would write inline styles.
  markdown: { syntaxHighlight: false },
  // Images come with articles and are copied as they are.
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  integrations: [mdx(), development(settings)],
  vite: {
    plugins: [lunrForReaders()],
    // Modules, so that what few queries need is loaded by those.
    worker: { format: 'es', plugins: () => [lunrForReaders()] },
    build: {
      assetsInlineLimit: 0,
      // Every browser that knows light-dark(), which the colour tokens are written with.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  },
});
