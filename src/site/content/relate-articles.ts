import { addressOf, markdownAddressOf } from '../../core/article/address.ts';
import type { Article, KnowledgeBase } from '../../core/article/article.ts';
import type { CalendarDate } from '../../core/article/calendar-date.ts';
import type { ArticleData } from './article-data.ts';
import { referTo, type ArticleFinder } from './article-finder.ts';
import {
  collectBacklinks,
  collectLanguages,
  collectNeighbours,
  collectPaths,
  collectPlannedUses,
  groupByProduct,
} from './collect-relations.ts';
import { productAddress } from './list-addresses.ts';
import { nameComponent, namesOf } from './policy-names.ts';
import { findRelated } from './related-articles.ts';
import { backOutSummary, customerEntry, customerZones, stagesOf, stepEntry } from './type-details.ts';

const shownBacklinks = 12;
const shownRelated = 6;
const shownCustomers = 6;

/**
 * Joins every article with all that its page shows of others: translations, neighbours, links in both directions,
 * plans, paths, customers. One pass over the base prepares what each article then only looks up.
 *
 * @param today Day on which reviews are due or not.
 */
export function relateArticles(base: KnowledgeBase, finder: ArticleFinder, today: CalendarDate): ArticleData[] {
  const originals = base.articles.filter((article) => !article.translation);
  const related = findRelated(
    originals.filter(({ fields }) => fields.type !== 'customer-record'),
    shownRelated,
  );
  // Customer records are listed as customers, not as articles that link here.
  const backlinks = collectBacklinks(originals.filter(({ fields }) => fields.type !== 'customer-record'));
  const neighbours = collectNeighbours(originals);
  const languages = collectLanguages(base.articles);
  const paths = collectPaths(originals);
  const customers = originals.filter((article) => article.fields.type === 'customer-record');
  const customersByProduct = groupByProduct(customers);
  const byProduct = groupByProduct(originals.filter(({ fields }) => fields.type !== 'customer-record'));
  const plannedUses = collectPlannedUses(customers);
  const names = namesOf(base.policy);

  return base.articles.map((article): ArticleData => {
    const { fields, lang } = article;
    const refer = (id: string) => finder.refer(id, lang);
    const referAll = (ids: Iterable<string>) =>
      [...ids].flatMap((id) => (id === fields.id ? [] : (refer(id) ?? [])));
    const links = backlinks.get(fields.id) ?? [];
    const neighbour = neighbours.get(fields.id);
    return {
      key: article.key,
      lang,
      fieldsLang: finder.original(fields.id)?.lang ?? lang,
      fields,
      file: article.file,
      revision: article.revision,
      address: addressOf(article),
      markdownAddress: markdownAddressOf(article),
      historyAddress: `${addressOf(article)}history/`,
      translation: translationState(article, finder),
      languages: (languages.get(fields.id) ?? []).map((other) => ({
        lang: other.lang,
        address: addressOf(other),
        isCurrent: other === article,
      })),
      headings: article.body.headings.map(({ depth, id, text }) => ({ depth, id, text })),
      steps: article.body.steps.map(stepEntry),
      products: fields.products.map(({ product, versions }) => ({
        id: product,
        name: names.product.get(product) ?? product,
        versions,
        address: productAddress(product),
      })),
      components: fields.components.map((component) => nameComponent(names, fields.products, component)),
      owner: names.team.get(fields.owner) ?? fields.owner,
      pendingOwner:
        fields.type === 'service-note' && fields.pending
          ? (names.team.get(fields.pending.owner) ?? fields.pending.owner)
          : undefined,
      isReviewDue: fields.reviewDue !== undefined && fields.reviewDue <= today && fields.confidence !== 'archived',
      related: referAll(
        new Set([...fields.related, ...related(article).filter((id) => !links.includes(id))]),
      ).slice(
        0,
        Math.max(shownRelated, fields.related.length),
      ),
      backlinks: referAll(links.slice(0, shownBacklinks)),
      backlinkCount: links.length,
      previous: neighbour?.previous === undefined ? undefined : refer(neighbour.previous),
      next: neighbour?.next === undefined ? undefined : refer(neighbour.next),
      supersededBy: fields.supersededBy && refer(fields.supersededBy),
      paths: referAll(paths.get(fields.id) ?? []),
      customers:
        fields.type === 'customer-record' || fields.type === 'onboarding-path'
          ? []
          : referAll(new Set(fields.products.flatMap(({ product }) => customersByProduct.get(product) ?? [])))
              .slice(0, shownCustomers),
      backOut: fields.type === 'procedure' ? backOutSummary(fields, lang, finder) : undefined,
      restores: fields.type === 'back-out-plan' ? referAll(fields.restores) : [],
      plannedUses: (plannedUses.get(fields.id) ?? []).filter((use) => use.date >= today),
      customerZones: fields.type === 'procedure' ? customerZones(customers, fields) : [],
      stages: fields.type === 'onboarding-path' ? stagesOf(fields, lang, finder) : [],
      customer:
        fields.type === 'customer-record'
          ? customerEntry(fields, lang, base.policy, finder, byProduct)
          : undefined,
      today: fields.type === 'customer-record' ? today : undefined,
    };
  });
}

function translationState(article: Article, finder: ArticleFinder): ArticleData['translation'] {
  const original = article.translation && finder.original(article.fields.id);
  if (!article.translation || !original) return undefined;
  return {
    original: referTo(original),
    isOutdated: article.translation.translatedFrom !== original.revision,
    translators: article.translation.translators,
  };
}
