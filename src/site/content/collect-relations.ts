import type { Article } from '../../core/article/article.ts';
import type { PlannedUse } from './article-data.ts';
import { referTo } from './article-finder.ts';

/** Ids of the articles that link to each one, in the order of their ids. */
export function collectBacklinks(originals: readonly Article[]): Map<string, string[]> {
  const backlinks = new Map<string, string[]>();
  for (const article of originals) {
    const targets = new Set(article.body.links.filter(({ kind }) => kind === 'article').map(({ target }) => target));
    for (const target of targets) {
      if (target === article.fields.id) continue;
      const sources = backlinks.get(target);
      if (sources) sources.push(article.fields.id);
      else backlinks.set(target, [article.fields.id]);
    }
  }
  return backlinks;
}

export interface Neighbours {
  previous: string | undefined;
  next: string | undefined;
}

/** The ids before and after each article among those of its type. */
export function collectNeighbours(originals: readonly Article[]): Map<string, Neighbours> {
  const byType = Map.groupBy(originals, ({ fields }) => fields.type);
  const neighbours = new Map<string, Neighbours>();
  for (const ofType of byType.values()) {
    const ids = ofType.map(({ fields }) => fields.id);
    ids.forEach((id, index) => neighbours.set(id, { previous: ids[index - 1], next: ids[index + 1] }));
  }
  return neighbours;
}

/** Articles that exist in several languages, by id: the original first. */
export function collectLanguages(articles: readonly Article[]): Map<string, Article[]> {
  const groups = Map.groupBy(articles, ({ fields }) => fields.id as string);
  for (const [id, group] of groups) {
    if (group.length === 1) groups.delete(id);
    else group.sort((a, b) => Number(Boolean(a.translation)) - Number(Boolean(b.translation)));
  }
  return groups;
}

/** Ids of the onboarding paths that each article is part of. */
export function collectPaths(originals: readonly Article[]): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>();
  for (const { fields } of originals) {
    if (fields.type !== 'onboarding-path') continue;
    for (const id of fields.stages.flatMap(({ articles }) => articles)) {
      const found = paths.get(id);
      if (found) found.add(fields.id);
      else paths.set(id, new Set([fields.id]));
    }
  }
  return paths;
}

/** Changes that customers plan, by the procedure that they follow. */
export function collectPlannedUses(customers: readonly Article[]): Map<string, PlannedUse[]> {
  const uses = new Map<string, PlannedUse[]>();
  for (const record of customers) {
    if (record.fields.type !== 'customer-record') continue;
    const customer = { ...referTo(record), title: record.fields.name };
    for (const { name, date, procedure } of record.fields.plannedChanges) {
      if (procedure === undefined) continue;
      const use = { customer, name, date };
      const found = uses.get(procedure);
      if (found) found.push(use);
      else uses.set(procedure, [use]);
    }
  }
  return uses;
}

/** Ids of the articles about each product. */
export function groupByProduct(articles: readonly Article[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { fields } of articles) {
    for (const { product } of fields.products) {
      const ids = groups.get(product);
      if (ids) ids.push(fields.id);
      else groups.set(product, [fields.id]);
    }
  }
  return groups;
}
