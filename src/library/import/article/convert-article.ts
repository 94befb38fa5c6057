import type { ListItem, Paragraph, Root, RootContent } from 'mdast';
import type { ArticleId } from '../../../core/article/article-id.ts';
import type { Language } from '../../../core/article/language.ts';
import { arrangeSections, type Arrangement, type ImportedType } from './arrange-sections.ts';
import { hasChildren } from '../markdown/article-nodes.ts';
import { convertCallouts } from '../markdown/convert-callouts.ts';
import { convertHtml } from '../html/convert-html.ts';
import { convertImages, type ImageCopy } from '../markdown/convert-images.ts';
import { convertLinks, convertOwnLinks } from '../markdown/convert-links.ts';
import { convertMarks } from '../markdown/convert-marks.ts';
import { convertTabHeadings } from '../markdown/convert-tab-headings.ts';
import { findSymptoms, isGuide, shorten, summarise } from './describe-article.ts';
import { expandIncludes } from '../markdown/expand-includes.ts';
import { findErrorCodes } from './find-error-codes.ts';
import type { ReportLoss } from '../loss.ts';
import { isMdxPage } from '../markdown/mdx-modules.ts';
import { markBlocks } from '../markdown/mark-blocks.ts';
import { gatherTabs, nestBlocks } from '../markdown/nest-blocks.ts';
import {
  finalFragments,
  findFragment,
  levelHeadings,
  readFragments,
  takeTitle,
} from '../markdown/outline.ts';
import { parseMarkdown, plainText } from '../markdown/parse-markdown.ts';
import { readHtmlPage } from '../html/read-html-page.ts';
import type { Source } from '../source/read-source.ts';
import { rewriteExtensions } from '../markdown/rewrite-extensions.ts';
import { rewriteInlineSyntax } from '../markdown/rewrite-inline-syntax.ts';
import { rewriteMdx } from '../markdown/rewrite-mdx.ts';
import { rewriteTemplates } from '../markdown/rewrite-templates.ts';
import type { SourceFields } from '../source/source-fields.ts';
import type { SourceIndex } from '../source/source-index.ts';
import { splitLines } from '../markdown/source-lines.ts';
import { takeMetadata, type Metadata } from './take-metadata.ts';
import { tidyTree } from '../markdown/tidy-tree.ts';

/** What converting one source needs to know beside the source. */
export interface ArticleConversion {
  /** Root of the source, absolute, with symbolic links resolved. */
  readonly root: string;
  readonly id: ArticleId;
  readonly type: ImportedType;
  readonly lang: Language;
  readonly fields: SourceFields;
  readonly index: SourceIndex;
  readonly baseUrl: string | undefined;
  readonly report: ReportLoss;
}

/** An article without its front matter. Links to fragments of other articles are still tokens. */
export interface ConvertedArticle {
  readonly title: string;
  readonly summary: string;
  readonly symptoms: readonly string[];
  readonly errorCodes: readonly string[];
  readonly metadata: Metadata;
  readonly outcome: Arrangement['outcome'];
  /** Whether the source says nothing beyond its title and the names of its sections. */
  readonly isEmpty: boolean;
  readonly tree: Root;
  readonly images: readonly ImageCopy[];
  /** Fragments that lead into it, as its source had them, with those of the article. */
  readonly fragments: ReadonlyMap<string, string>;
}

const longestTitle = 200;

/** Converts a source to the body of an article and what its front matter can be made of. */
export async function convertArticle(
  source: Source,
  conversion: ArticleConversion,
): Promise<ConvertedArticle> {
  const { lang, fields, report, type } = conversion;
  const tree =
    source.format === 'html'
      ? readHtmlPage(source.body, lang, report)
      : await readMarkdownBody(source, conversion);
  convertCallouts(tree, lang);
  const images: ImageCopy[] = [];
  const fragments = readFragments(tree, report);
  convertImages(tree, {
    root: conversion.root,
    file: source.path,
    folder: conversion.id.toLowerCase(),
    lang,
    report,
    copies: images,
  });
  convertLinks(tree, { file: source.path, index: conversion.index, baseUrl: conversion.baseUrl, report });
  tidyTree(tree);

  const heading = takeTitle(tree);
  if (heading) fragments.ofArticle.push(...(fragments.fragments.get(heading) ?? []));
  const title = titleOf(heading && plainText(heading), fields.title, source, report);
  const metadata = takeMetadata(tree);
  levelHeadings(tree);
  const summary = summarise(fields.description, tree, source.path, lang);
  const isEmpty = saysNothing(tree) && fields.description === undefined && metadata.appliesTo.length === 0;
  const symptoms = findSymptoms(tree);
  const appliesTo = [...new Set([...metadata.appliesTo, ...fields.appliesTo])];
  dropRepeatedIntroduction(tree, summary);
  const { children, outcome } = arrangeSections(tree, {
    type,
    lang,
    environment: environmentOf(appliesTo),
    summary: fields.description,
    fragments: fragments.fragments,
    isGuide: isGuide(fields.kind, title),
  });
  const arranged: Root = { type: 'root', children };
  const final = finalFragments(arranged, fragments, lang);
  convertOwnLinks(arranged, (fragment) => findFragment(final, fragment), report);
  tidyTree(arranged);
  return {
    title,
    summary,
    symptoms,
    errorCodes: findErrorCodes([title, summary, plainText(arranged)].join('\n')),
    metadata: { ...metadata, appliesTo },
    outcome,
    isEmpty,
    tree: arranged,
    images,
    fragments: final,
  };
}

async function readMarkdownBody(source: Source, { root, lang, report }: ArticleConversion): Promise<Root> {
  const lines = splitLines(source.body, source.bodyLine);
  const prose = isMdxPage(source.path, lines) ? rewriteMdx(lines, source.fields, report) : lines;
  const expanded = await expandIncludes(prose, source.path, { root, report });
  const templates = rewriteInlineSyntax(rewriteTemplates(expanded, report), report);
  const { lines: plain, abbreviations } = rewriteExtensions(templates, report);
  const marked = markBlocks(plain, lang, report);
  const tree = parseMarkdown(marked.lines);
  nestBlocks(tree, marked.blocks);
  convertHtml(tree, lang, report);
  convertMarks(tree, abbreviations, report);
  convertTabHeadings(tree);
  gatherTabs(tree);
  return tree;
}

function titleOf(
  heading: string | undefined,
  field: string | undefined,
  source: Source,
  report: ReportLoss,
): string {
  const stem = source.path.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
  const spoken = stem
    .replace(/^\d{4}-\d\d-\d\d-/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  const found =
    [heading, field, spoken, source.path]
      .map((candidate) => candidate?.replace(/\s+/g, ' ').trim() ?? '')
      .find((candidate) => candidate !== '') ?? 'Untitled';
  const title = found.charAt(0).toUpperCase() + found.slice(1);
  if (title.length <= longestTitle) return title;
  report('title-shortened', source.bodyLine, title);
  return shorten(title, longestTitle);
}

function environmentOf(appliesTo: readonly string[]): RootContent[] {
  if (appliesTo.length <= 1) return appliesTo.map(paragraph);
  const children = appliesTo.map((item): ListItem => ({
    type: 'listItem',
    spread: false,
    children: [paragraph(item)],
  }));
  return [{ type: 'list', ordered: false, spread: false, children }];
}

function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

function saysNothing(tree: Root): boolean {
  return tree.children.every(
    (child) => child.type === 'heading' || (plainText(child).trim() === '' && !hasImage(child)),
  );
}

function hasImage(node: RootContent): boolean {
  return node.type === 'image' || (hasChildren(node) && node.children.some((child) => hasImage(child)));
}

/** An introduction that the summary repeats word by word is shown above the text already. */
function dropRepeatedIntroduction(tree: Root, summary: string): void {
  const [first] = tree.children;
  if (first?.type !== 'paragraph' || tree.children.length === 1) return;
  // Links, code and pictures are more than the summary has.
  if (first.children.some(({ type }) => type !== 'text' && type !== 'emphasis' && type !== 'strong')) return;
  if (wordsOf(plainText(first)) === wordsOf(summary)) tree.children.shift();
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
