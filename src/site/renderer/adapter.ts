import type { AstroIntegration } from 'astro';

/**
 * Builds the site as a module that makes pages, instead of as pages: the pages themselves are made by `casebook build`,
 * which then need not run Astro's tools again for every edit of an article.
 */
export function rendererAdapter(): AstroIntegration {
  return {
    name: 'casebook:renderer',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // The compiled site runs from a cache folder, which may lie where no package can be found.
        if (command === 'build') updateConfig({ vite: { ssr: { noExternal: true } } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'casebook:renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable' },
        });
      },
    },
  };
}
