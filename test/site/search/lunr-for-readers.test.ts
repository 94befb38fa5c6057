import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withoutParts } from '../../../src/site/search/lunr-for-readers.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('lunr'), 'utf8');

/** What a script exports in the way of Node's modules. */
function load(code: string): Record<string, unknown> {
  const context = { module: { exports: {} }, exports: {} };
  new Script(code).runInNewContext(context);
  return context.module.exports;
}

describe('withoutParts', () => {
  it('keeps what asks an index, and leaves out what builds one', () => {
    const lunr = load(withoutParts(source));
    expect(Object.keys(lunr)).toEqual(
      expect.arrayContaining([
        'Index',
        'TokenSet',
        'Token',
        'Vector',
        'Pipeline',
        'Query',
        'MatchData',
        'stemmer',
      ]),
    );
    expect(lunr).not.toHaveProperty('Builder');
    expect(lunr).not.toHaveProperty('QueryParser');
    expect(withoutParts(source).length).toBeLessThan(source.length * 0.75);
  });

  it('refuses a lunr that has other parts', () => {
    const other = source.replaceAll('lunr.QueryParseError', 'lunr.Other');
    expect(() => withoutParts(other)).toThrow(/no lunr\.QueryParseError/);
    expect(() => withoutParts('')).toThrow(/is another than expected/);
  });
});
