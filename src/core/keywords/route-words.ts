import { namesOf, type GlossaryEntry, type Policy } from '../policy/policy.ts';
import { foldText } from '../search/analysis/fold-text.ts';
import { splitWords } from '../search/analysis/split-words.ts';

/** A team that words of a problem lead to. */
export interface RoutedTeam {
  readonly team: string;
  readonly name: string;
  /** Ids of the products that were recognised. */
  readonly products: readonly string[];
  /** The words that lead there, as they are written. */
  readonly words: readonly string[];
}

/** A word or several that stand for a product or for a component of one. */
interface RoutingName {
  readonly words: readonly string[];
  readonly product: string;
  readonly team: string;
}

/** What leads to teams: the parts of the organisation's policy that this needs. */
export type RoutingPolicy = Pick<Policy, 'products' | 'teams' | 'glossary'>;

/**
 * The teams that the words of a problem lead to, those with most words first. Words are those by which the policy routes: ids, names
 * and keywords of products, and what the glossary calls these; a component counts where its product is named, since it may
 * belong to another team. A word that by itself leads to two teams routes to nobody.
 */
export function routeWords(text: string, policy: RoutingPolicy): readonly RoutedTeam[] {
  const written = splitWords(text).map(({ text: word }) => ({ word, folded: fold(word) }));
  const names = withoutShared(routingNames(policy));
  const found = findAll(written, names);
  const products = new Set(found.map(({ name }) => name.product));
  const components = policy.products
    .filter(({ id }) => products.has(id))
    .flatMap((product) =>
      product.components.map(({ name, team }): RoutingName => ({
        words: wordsOf(name),
        product: product.id,
        team: team ?? product.team,
      })),
    );
  const all = [...found, ...findAll(written, components)];
  const byTeam = Map.groupBy(all, ({ name }) => name.team);
  // A component of another team moves the case there: its product's other words do not call a second one.
  for (const [team, ofTeam] of byTeam) {
    const moved = all.filter(
      ({ name }) =>
        name.team !== team &&
        components.includes(name) &&
        ofTeam.every((each) => each.name.product === name.product),
    );
    if (moved.length > 0 && ofTeam.every(({ name }) => !components.includes(name))) byTeam.delete(team);
  }
  return Array.from(byTeam, ([team, ofTeam]) => ({
    team,
    name: policy.teams.find(({ id }) => id === team)?.name ?? team,
    products: [...new Set(ofTeam.map(({ name }) => name.product))],
    words: [...new Set(ofTeam.map(({ text: words }) => words))],
  })).toSorted((a, b) => b.words.length - a.words.length || (a.team < b.team ? -1 : 1));
}

const fold = (text: string): string => foldText(text).toLowerCase();
const wordsOf = (name: string): string[] => splitWords(name).map(({ text }) => fold(text));

function routingNames({ products, glossary }: RoutingPolicy): RoutingName[] {
  const entries = entriesByName(glossary);
  return products.flatMap(({ id, name, keywords, team }) => {
    const own = [id, name, ...keywords];
    return [...new Set([...own, ...own.flatMap((each) => otherNames(each, entries))])]
      .map((each): RoutingName => ({ words: wordsOf(each), product: id, team }))
      .filter(({ words }) => words.length > 0);
  });
}

/** By what something is called, folded: the entries of the glossary that have it. */
type EntriesByName = ReadonlyMap<string, ReadonlySet<GlossaryEntry>>;

function entriesByName(glossary: readonly GlossaryEntry[]): EntriesByName {
  const entries = new Map<string, Set<GlossaryEntry>>();
  for (const entry of glossary) {
    for (const name of namesOf(entry)) {
      const same = entries.get(fold(name)) ?? new Set();
      entries.set(fold(name), same.add(entry));
    }
  }
  return entries;
}

/** What the glossary calls something besides. A name that stands in two entries means two things, and says nothing here. */
function otherNames(name: string, entries: EntriesByName): string[] {
  const [entry, ...others] = entries.get(fold(name)) ?? [];
  return entry && others.length === 0 ? namesOf(entry) : [];
}

/** Without the names that lead to two teams. */
function withoutShared(names: readonly RoutingName[]): RoutingName[] {
  const byWords = Map.groupBy(names, ({ words }) => words.join(' '));
  return names.filter(({ words }) => {
    const same = byWords.get(words.join(' ')) ?? [];
    return new Set(same.map(({ team }) => team)).size === 1;
  });
}

/** Every name that the text has, by its longest form: `vSAN cluster` is not also `cluster`. */
function findAll(
  written: readonly { readonly word: string; readonly folded: string }[],
  names: readonly RoutingName[],
): { readonly name: RoutingName; readonly text: string }[] {
  const byFirst = Map.groupBy(
    names.toSorted((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0] ?? '',
  );
  const found: { readonly name: RoutingName; readonly text: string }[] = [];
  for (let at = 0; at < written.length;) {
    const here = (byFirst.get(written[at]?.folded ?? '') ?? []).filter(({ words }) =>
      words.every((word, step) => written[at + step]?.folded === word),
    );
    const longest = here[0]?.words.length ?? 1;
    const text = written
      .slice(at, at + longest)
      .map(({ word }) => word)
      .join(' ');
    for (const name of here.filter(({ words }) => words.length === longest)) found.push({ name, text });
    at += longest;
  }
  return found;
}
