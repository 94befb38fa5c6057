import { addressOf } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import type { AnsweredCases, SearchArticle } from './search-document.ts';

/** Names of products by id, so that `NetApp` finds what is filed under `ontap`. */
export type ProductNames = ReadonlyMap<string, string>;

const dayLength = 24 * 60 * 60 * 1000;

/** An article as search sees it, with the cases that it answered where they are known. */
export function documentOfArticle(
  article: Article,
  productNames: ProductNames,
  cases?: AnsweredCases,
): SearchArticle {
  const { fields } = article;
  const products = fields.products.map(({ product }) => product);
  return {
    key: article.key,
    address: addressOf(article),
    language: article.lang,
    type: fields.type,
    confidence: fields.confidence,
    audience: fields.audience,
    products: [...new Set(products)],
    day: Math.floor(Date.parse(fields.reviewed ?? fields.created) / dayLength),
    title: fields.title,
    summary: fields.summary,
    texts: {
      title: fields.title,
      summary: fields.summary,
      symptoms: fields.symptoms.join('\n'),
      codes: [
        fields.id,
        ...fields.errorCodes,
        ...fields.aliases.filter((alias) => !alias.startsWith('/')),
      ].join('\n'),
      keywords: fields.keywords.join('\n'),
      products: [
        ...fields.products.map(({ product, versions }) =>
          [product, productNames.get(product) ?? '', ...versions].join(' '),
        ),
        ...fields.components,
      ].join('\n'),
    },
    sections: article.body.sections.filter(({ text, heading }) => text.trim() !== '' || heading !== ''),
    ...(cases && { cases }),
  };
}
