import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const core = path.resolve(import.meta.dirname, '../../src/core');

it('the API does not depend on being loaded before the core, whose schemas it names', async () => {
  const modules = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const name of modules) await import(path.join(core, name));
  const { createApplication } = await import('../../src/api/create-application.ts');
  expect(createApplication).toBeTypeOf('function');
});
