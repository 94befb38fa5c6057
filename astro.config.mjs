import { join } from 'node:path';
import process from 'node:process';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { discardInterruptedBuild } from './src/site/integrations/discard-interrupted-build.ts';
import { publishImages } from './src/site/integrations/publish-images.ts';
import { publishRedirects } from './src/site/integrations/publish-redirects.ts';
import { readSiteSettings } from './src/site/settings.ts';

const settings = readSiteSettings(process.env, process.cwd());

export default defineConfig({
  site: settings.origin,
  srcDir: './src/site',
  outDir: join(settings.outDir, 'client'),
  cacheDir: settings.siteCacheDir,
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  build: {
    format: 'directory',
    // The content security policy allows neither inline scripts nor inline styles.
    inlineStylesheets: 'never',
  },
  // Highlighting would write inline styles.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  integrations: [
    mdx(),
    discardInterruptedBuild(settings.siteCacheDir),
    publishImages(settings.siteCacheDir),
    publishRedirects(settings.siteCacheDir),
  ],
  experimental: { incrementalBuild: true },
  vite: {
    build: {
      assetsInlineLimit: 0,
      // Every browser that knows light-dark(), which the colour tokens are written with.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  },
});
