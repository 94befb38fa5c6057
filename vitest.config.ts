import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Browsers, builds and spawned servers live in these tests; a hang should still end.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', exclude: ['test/built/**', 'node_modules/**'] } },
      // Reads the built site, so it runs after the build.
      { extends: true, test: { name: 'built', include: ['test/built/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
