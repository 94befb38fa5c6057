import { describe, expect, it } from 'vitest';
import {
  fileSource,
  nameOfSlug,
  parseProductMap,
} from '../../../../src/library/import/source/product-map.ts';

describe('fileSource', () => {
  it.each([
    ['windows-server/networking/a.md', 'windows-server', 'networking'],
    ['docs/en-us/Azure DevOps/a.md', 'azure-dev-ops', undefined],
    ['a.md', undefined, undefined],
    ['docs/a.md', undefined, undefined],
    ['网络/a.md', undefined, undefined],
  ])('files %s', (path, product, component) => {
    expect(fileSource(path, {})).toEqual({ product, component });
  });

  it('prefers the longest folder of a map', () => {
    const map = parseProductMap('sql: sql-server\nsql/old: { id: sql-old, name: Old SQL }\nsql/none:\n');
    expect(fileSource('sql/backup/a.md', map)).toEqual({ product: 'sql-server', component: 'backup' });
    expect(fileSource('sql/old/x/a.md', map)).toEqual({ product: 'sql-old', component: 'x' });
    expect(fileSource('sql/none/a.md', map)).toEqual({ product: undefined, component: undefined });
  });

  it('refuses a map that is none', () => {
    expect(() => parseProductMap('sql: { name: No id }')).toThrow(/sql/);
  });
});

describe('nameOfSlug', () => {
  it('spells names as their makers do', () => {
    expect(['windows-server', 'aspnet', 'iis', 'dynamics-365', 'nx-os'].map(nameOfSlug)).toEqual([
      'Windows Server',
      'ASP.NET',
      'IIS',
      'Dynamics 365',
      'Nx Os',
    ]);
  });
});
