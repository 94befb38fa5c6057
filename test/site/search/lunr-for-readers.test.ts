import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { withoutParts } from '../../../src/site/search/lunr-for-readers.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('lunr'), 'utf8');

/** What a script exports in the way of Node's modules. */
function load(code: string): Record<string, unknown> {
  const context = { module: { exports: {} }, exports: {} };
  new Script(code).runInNewContext(context);
  return context.module.exports;
}

/** An index as it is; lunr's published types hide its parts. */
interface WholeIndex extends lunr.Index {
  readonly invertedIndex: Readonly<Record<string, object>>;
  readonly fieldVectors: Readonly<Record<string, { readonly elements: number[] }>>;
}

/** A clause, of which lunr fills in the rest; its published types know no presence. */
type Asked = Partial<lunr.Query.Clause> & { readonly presence?: lunr.Query.presence };

interface Node extends lunr.TokenSet {
  final: boolean;
  edges: Record<string, Node>;
}

function treeOf(terms: readonly string[], { TokenSet }: typeof lunr): lunr.TokenSet {
  const root = new TokenSet() as Node;
  for (const term of terms) {
    let node = root;
    for (const letter of term) node = node.edges[letter] ??= new TokenSet() as Node;
    node.final = true;
  }
  return root;
}

describe('withoutParts', () => {
  it('keeps what asks an index, and leaves out what builds one', () => {
    const trimmed = load(withoutParts(source));
    expect(Object.keys(trimmed)).toEqual(
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
    expect(trimmed).not.toHaveProperty('Builder');
    expect(trimmed).not.toHaveProperty('QueryParser');
    expect(withoutParts(source).length).toBeLessThan(source.length * 0.65);
  });

  it('answers as the whole of lunr does, whatever is asked', () => {
    const whole = lunr((builder) => {
      builder.ref('id');
      builder.field('title');
      builder.field('body');
      builder.add({ id: 'a', title: 'array failover', body: 'paths down after a controller failed over' });
      builder.add({ id: 'b', title: 'quorum', body: 'the array controller lost the quorum disk' });
      builder.add({ id: 'c', title: 'backups', body: 'backup window too short' });
    }) as unknown as WholeIndex;
    const trimmed = load(withoutParts(source)) as unknown as typeof lunr;
    const index = new trimmed.Index({
      ...whole,
      fieldVectors: Object.fromEntries(
        Object.entries(whole.fieldVectors).map(([name, { elements }]) => [
          name,
          new trimmed.Vector(elements),
        ]),
      ),
      tokenSet: treeOf(Object.keys(whole.invertedIndex).toSorted(), trimmed),
      pipeline: new trimmed.Pipeline(),
    } as unknown as lunr.Index.Attributes);
    const { presence } = lunr.Query;
    const queries: readonly (readonly Asked[])[] = [
      [{ term: 'array', boost: 2 }, { term: 'control' }],
      [{ term: 'arr*' }, { term: '*fail*', fields: ['title'] }],
      [
        { term: 'quorun', editDistance: 1 },
        { term: 'contrl', editDistance: 2 },
      ],
      [
        { term: 'array', presence: presence.REQUIRED },
        { term: 'quorum', presence: presence.PROHIBITED },
      ],
      [{ term: 'array', presence: presence.PROHIBITED }],
    ];
    for (const clauses of queries) {
      const ask = (asked: lunr.Index): unknown =>
        asked.query((query) =>
          clauses.forEach((clause) => query.clause({ usePipeline: false, ...clause } as lunr.Query.Clause)),
        );
      const expected = JSON.stringify(ask(whole));
      expect(expected).toContain('"ref"');
      expect(JSON.stringify(ask(index))).toBe(expected);
    }
    for (const word of ['controllers', 'failing', 'redundancies'])
      expect(trimmed.stemmer(new trimmed.Token(word, {})).toString()).toBe(
        lunr.stemmer(new lunr.Token(word, {})).toString(),
      );
  });

  it('refuses a lunr that has other parts', () => {
    const other = source.replaceAll('lunr.QueryParseError', 'lunr.Other');
    expect(() => withoutParts(other)).toThrow(/no lunr\.QueryParseError/);
    expect(() => withoutParts('')).toThrow(/is another than expected/);
  });
});
