import { asFlow } from '../markdown/article-nodes.ts';
import type { Element, Root as HastRoot, RootContent as HastContent } from 'hast';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Language } from '../../../core/article/language.ts';
import { htmlToNodes, parseHtml } from './convert-html.ts';
import type { ReportLoss } from '../loss.ts';
import { reportComment } from './report-comment.ts';

const boilerplateElements: ReadonlySet<string> = new Set([
  'nav',
  'script',
  'style',
  'noscript',
  'template',
  'dialog',
  'head',
  'link',
  'meta',
  'title',
  'base',
]);
const boilerplateClass =
  /(?:^|[-_ ])(?:nav|navbar|navigation|breadcrumbs?|sidebar|menu|toc|table-of-contents|footer|cookie|share|social|comments?|pagination|skip-link|feedback|edit-page|related-articles|search)(?:$|[-_ ])/i;
const boilerplateRole = /^(?:navigation|banner|contentinfo|search|complementary)$/;

/** Finds the article in a page: its main or article element, without navigation, header and footer. */
export function readHtmlPage(html: string, lang: Language, report: ReportLoss): Root {
  const root = contentOf(parseHtml(html, 'page'));
  const cleaned: HastRoot = {
    type: 'root',
    children: withoutBoilerplate(root.children, root.type === 'root' || root.tagName === 'body', report),
  };
  return { type: 'root', children: asFlow(htmlToNodes(cleaned, { lang, report, slots: [], lineOf })) };
}

function lineOf(element: Element): number {
  return element.position?.start.line ?? 1;
}

/** What the head of a page says, in place of front matter. */
export function readHtmlFields(html: string): Record<string, string> {
  const page = parseHtml(html, 'page');
  const fields: Record<string, string> = {};
  const put = (key: string, value: unknown): void => {
    if (typeof value === 'string' && value.trim() !== '' && !Object.hasOwn(fields, key))
      fields[key] = value.trim();
  };
  visit(page, 'element', (element) => {
    const { tagName, properties } = element;
    if (tagName === 'title') put('title', textOf(element).replace(/\s+[|–—-]\s+[^|–—-]{2,40}$/, ''));
    else if (tagName === 'html') put('lang', properties['lang']);
    else if (tagName === 'link' && asText(properties['rel']) === 'canonical') put('url', properties['href']);
    else if (tagName === 'meta') {
      const name = asText(properties['name'] ?? properties['property'])
        .toLowerCase()
        .replace(/^(?:og:|article:)/, '');
      const key = {
        description: 'description',
        author: 'author',
        keywords: 'keywords',
        date: 'date',
        modified_time: 'lastmod',
        published_time: 'date',
        language: 'lang',
        'ms.date': 'ms.date',
        'ms.author': 'ms.author',
        'ms.topic': 'ms.topic',
      }[name];
      if (key !== undefined) put(key, properties['content']);
    }
  });
  return fields;
}

/** The element that holds the article: the only main, the only article, the one with an id or class that says so, or all. */
function contentOf(page: HastRoot): HastRoot | Element {
  const named = (test: (element: Element) => boolean): Element | undefined => {
    const found: Element[] = [];
    visit(page, 'element', (element) => {
      if (test(element)) found.push(element);
    });
    return found.length === 1 ? found[0] : found.toSorted((a, b) => textOf(b).length - textOf(a).length)[0];
  };
  return (
    named((element) => element.tagName === 'main' || element.properties['role'] === 'main') ??
    named((element) => element.tagName === 'article') ??
    named((element) =>
      /^(?:main-?content|content|article|article-body|body-content|post-content|main)$/i.test(
        asText(element.properties['id']),
      ),
    ) ??
    named((element) => element.tagName === 'body') ??
    page
  );
}

/** @param isWholePage A header that stands in an article holds its title; one of a whole page is the site's. */
function withoutBoilerplate<Node extends HastContent>(
  nodes: readonly Node[],
  isWholePage: boolean,
  report: ReportLoss,
): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'comment') reportComment(node.value, node.position?.start.line ?? 1, report);
    if (node.type === 'comment' || node.type === 'doctype') return [];
    if (node.type !== 'element') return [node];
    if (isBoilerplate(node, isWholePage)) return [];
    return [{ ...node, children: withoutBoilerplate(node.children, isWholePage, report) }];
  });
}

function isBoilerplate({ tagName, properties, children }: Element, isWholePage: boolean): boolean {
  if (boilerplateElements.has(tagName) || tagName === 'footer') return true;
  if (properties['hidden'] === true || boilerplateRole.test(asText(properties['role']))) return true;
  const hasTitle = (nodes: typeof children): boolean =>
    nodes.some((node) => node.type === 'element' && (node.tagName === 'h1' || hasTitle(node.children)));
  if (tagName === 'header') return isWholePage && !hasTitle(children);
  const names = [
    properties['id'],
    ...(Array.isArray(properties['className']) ? properties['className'] : []),
  ];
  return (
    /^(?:div|ul|ol|section|aside|form)$/.test(tagName) &&
    names.some((name) => name !== undefined && boilerplateClass.test(asText(name))) &&
    !hasTitle(children)
  );
}

function textOf(node: HastRoot | Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
}
