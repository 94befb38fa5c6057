import type { SitePage } from '../../core/site/renderer.ts';
import { notFoundFile, siteFiles, sitePages } from '../../core/site/site-addresses.ts';
import { customerAddress, productAddress } from './list-addresses.ts';
import type { ArticleData } from './article-data.ts';
import { articlesOfCustomer, type SiteContent } from './site-content.ts';
import { helpPages } from '../views/help-pages.ts';
import { runSheetAddress } from '../views/run-sheet-address.ts';
import { articlesPerPage } from '../views/list-page.ts';

/** Pages of the site itself, those of the help among them. */
const single = [...sitePages, ...helpPages.map(({ address }) => address)];

/** Everything that the site consists of, apart from its assets, images and search index. */
export function listPages(content: SiteContent): SitePage[] {
  const { sections, byProduct, byType, all } = content;
  const lists = [
    ...sections.flatMap(({ address, count }) => listAddresses(address, count)),
    ...[...byProduct].flatMap(([product, articles]) => listAddresses(productAddress(product), articles.length)),
    ...(byType.get('customer-record') ?? []).flatMap((record) =>
      record.fields.type === 'customer-record'
        ? listAddresses(customerAddress(record.fields.customer), articlesOfCustomer(content, record).length)
        : [],
    ),
  ];
  return [
    ...[...single, ...lists].map((address) => ({ address, file: fileOf(address) })),
    ...siteFiles.map((address) => ({ address, file: address.slice(1) })),
    { address: '/404/', file: notFoundFile },
    ...all.flatMap((article) => articlePages(article, content)),
  ];
}

/** Addresses of a list's pages: `/procedures/`, `/procedures/2/`, …; a list without articles has one. */
function listAddresses(address: string, articles: number): string[] {
  const last = Math.max(1, Math.ceil(articles / articlesPerPage));
  return Array.from({ length: last }, (_, index) => (index === 0 ? address : `${address}${index + 1}/`));
}

function articlePages(article: ArticleData, content: SiteContent): SitePage[] {
  const { key, address, fields } = article;
  const addresses = [address];
  if (content.commitsOf(key).length > 0) addresses.push(article.historyAddress);
  if (fields.type === 'procedure') addresses.push(runSheetAddress(address));
  return [
    ...addresses.map((page) => ({ address: page, file: fileOf(page), article: key })),
    { address: article.markdownAddress, file: article.markdownAddress.slice(1), article: key },
  ];
}

function fileOf(address: string): string {
  return `${address.slice(1)}index.html`;
}
