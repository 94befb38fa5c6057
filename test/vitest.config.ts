import { defineConfig } from 'vitest/config';

/** Browsers, builds and spawned servers live in these tests; a hang should still end. */
const limits = { testTimeout: 90_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...limits, name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/built/**'] } },
      // Reads the built site in dist, so it runs after the build. Two at a time: each has a browser.
      { test: { ...limits, name: 'built', include: ['test/built/**/*.test.ts'], maxWorkers: 2 } },
    ],
  },
});
