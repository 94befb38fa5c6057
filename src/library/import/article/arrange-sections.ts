import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import { articleTypeNamed } from '../../../core/article/registry.ts';
import type { Language } from '../../../core/article/language.ts';
import { depth, type SourceFragments } from '../markdown/outline.ts';
import { plainText } from '../markdown/parse-markdown.ts';
import {
  absentSection,
  expectedBehaviourSentence,
  nameSection,
  sectionElsewhere,
  workaroundSentence,
  type NamedSection,
  type SectionName,
} from './section-names.ts';

/** Types that an import makes: those whose rules a source can satisfy without anybody inventing something. */
export type ImportedType = 'service-note' | 'best-practice';

type RequiredName = Exclude<SectionName, 'appendix'>;

/** A stretch of the source below one h2, or before the first. */
interface Part {
  readonly heading: Heading | undefined;
  readonly named: NamedSection | undefined;
  readonly blocks: RootContent[];
}

export interface Arrangement {
  readonly children: RootContent[];
  /** How the problem of a service note ended, as far as the source says so. */
  readonly outcome: 'solved' | 'workaround' | 'expected-behaviour' | 'unresolved';
}

export interface ArrangeOptions {
  readonly type: ImportedType;
  readonly lang: Language;
  /** What goes into Environment beside the source's own section. */
  readonly environment: readonly RootContent[];
  /** What the source says about itself, for an issue without a text. */
  readonly summary: string | undefined;
  readonly fragments: SourceFragments;
  /** Whether it explains how to do something rather than what went wrong. */
  readonly isGuide: boolean;
}

/** The section that takes what has no name of its own when the source has none for it. */
const mainSection = { 'service-note': 'resolution', 'best-practice': 'practice' } as const;
const firstSection = { 'service-note': 'issue', 'best-practice': 'context' } as const;

/**
 * Arranges a source below the sections that its type must have, in their order. Headings that only name a section
 * become it; those that say more stay, one level down; those of the article's own stay where they were, as h2, or
 * below the main section when the source has no section for it. A section without counterpart says so.
 */
export function arrangeSections(tree: Root, options: ArrangeOptions): Arrangement {
  const { type, lang, fragments } = options;
  const names = articleTypeNamed(type).sections.map((section) => section.key as RequiredName); // keys of the two types above
  const headings = new Map(
    articleTypeNamed(type).sections.map((section) => [section.key, section.heading[lang]]),
  );
  const main = mainSection[type];
  const first = firstSection[type];
  const isRequired = (named: NamedSection | undefined): named is NamedSection & { name: RequiredName } =>
    named !== undefined && names.some((name) => name === named.name);

  const [preamble, ...parts] = splitParts(tree);
  const hasMain = parts.some((part) => part.named?.name === main);
  const hasProblem = !options.isGuide && parts.some((part) => isProblem(part));
  const own = parts.filter((part) => !isRequired(part.named) && part.named?.name !== 'appendix');
  const sections = new Map<
    RequiredName,
    { readonly heading: Heading; readonly blocks: RootContent[]; readonly after: Part[]; hasHeaded: boolean }
  >();
  for (const name of names) {
    const heading: Heading = {
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value: headings.get(name) ?? name }],
    };
    fragments.set(heading, []);
    sections.set(name, { heading, blocks: [], after: [], hasHeaded: false });
  }
  const merge = (name: RequiredName, part: Part): void => {
    const section = sections.get(name);
    if (!section) return;
    const isMerged = !part.heading || (part.named?.isPlain === true && !section.hasHeaded);
    section.hasHeaded ||= part.heading !== undefined;
    if (isMerged) {
      if (part.heading) fragments.get(section.heading)?.push(...(fragments.get(part.heading) ?? []));
      section.blocks.push(...part.blocks);
    } else if (part.heading) {
      section.blocks.push(lowered(part.heading), ...part.blocks.map(lowered));
    }
  };

  const appendix = parts.filter((part) => part.named?.name === 'appendix');
  // Without sections of its own the source's “More information” is all it has to say.
  const substance =
    hasMain || hasProblem || own.length > 0 ? undefined : appendix.find((part) => part.blocks.length > 0);
  if (preamble) {
    const rest = parts.length === 0 ? splitPreamble(preamble.blocks) : { head: preamble.blocks, tail: [] };
    merge(first, { ...preamble, blocks: rest.head });
    if (rest.tail.length > 0) merge(main, { heading: undefined, named: undefined, blocks: rest.tail });
  }
  let last: RequiredName = first;
  for (const part of parts) {
    if (isRequired(part.named)) {
      last = part.named.name;
      merge(last, part);
    } else if (part === substance) {
      merge(main, { ...part, named: { name: main, isPlain: true, isWorkaround: false } });
    } else if (part.named?.name !== 'appendix') {
      if (hasMain) sections.get(last)?.after.push(part);
      else merge(main, part);
    }
  }
  const environment = sections.get('environment');
  if (environment) environment.blocks.unshift(...withoutRepeated(options.environment, environment.blocks));

  const outcome =
    type === 'service-note' ? outcomeOf(parts, sections.get(main)?.blocks ?? [], hasProblem, tree) : 'solved';
  if (outcome === 'workaround') sections.get(main)?.blocks.unshift(sentence(workaroundSentence(lang)));
  if (outcome === 'expected-behaviour')
    sections.get(main)?.blocks.unshift(sentence(expectedBehaviourSentence(lang)));
  const children: RootContent[] = [];
  for (const name of names) {
    const section = sections.get(name);
    if (!section) continue;
    children.push(section.heading);
    if (section.blocks.length > 0) children.push(...section.blocks);
    else if (name === first && options.summary !== undefined) children.push(sentence(options.summary));
    else
      children.push(sentence(isNamedBelow(tree, name) ? sectionElsewhere(lang) : absentSection(name, lang)));
    for (const part of section.after) if (part.heading) children.push(part.heading, ...part.blocks);
  }
  for (const part of appendix)
    if (part !== substance && part.heading && part.blocks.length > 0)
      children.push(part.heading, ...part.blocks);
  return { children, outcome };
}

function splitParts(tree: Root): Part[] {
  promoteBoldHeadings(tree);
  const parts: Part[] = [{ heading: undefined, named: undefined, blocks: [] }];
  for (const child of tree.children) {
    if (child.type === 'heading' && child.depth <= 2)
      parts.push({ heading: child, named: nameSection(plainText(child)), blocks: [] });
    else parts.at(-1)?.blocks.push(child);
  }
  // “Scenario 1 … Scenario 2” without a cause or a resolution beside them hold their own.
  const hasCounterpart = parts.some(
    (part) => part.named?.name === 'cause' || part.named?.name === 'resolution',
  );
  return hasCounterpart
    ? parts
    : parts.map((part) =>
        part.named?.name === 'issue' && !part.named.isPlain ? { ...part, named: undefined } : part,
      );
}

/** Some tools export headings as bold lines. Only the names of sections are taken for headings, and only where there are no others. */
function promoteBoldHeadings(tree: Root): void {
  if (tree.children.some((child) => child.type === 'heading')) return;
  tree.children = tree.children.map((child): RootContent => {
    if (child.type !== 'paragraph' || child.children.length !== 1) return child;
    const [only] = child.children;
    if (only?.type !== 'strong' || nameSection(plainText(only))?.isPlain !== true) return child;
    return {
      type: 'heading',
      depth: 2,
      children: only.children,
      ...(child.position === undefined ? {} : { position: child.position }),
    };
  });
}

/** A heading that speaks of a problem, not only of the article's subject. */
function isProblem(part: Part): boolean {
  if (part.named?.name === 'cause') return true;
  if (part.named?.name !== 'issue' || !part.heading) return false;
  return !/^(?:summary|overview|introduction|intro|description|abstract|riepilogo|sommario|panoramica|introduzione|descrizione|souhrn|shrnutí|přehled|úvod|popis|摘要|概述|简介|总结|描述|说明)$/i.test(
    plainText(part.heading).trim(),
  );
}

/** An article without any heading: its first paragraphs say what it is about, the rest what to do. */
function splitPreamble(blocks: readonly RootContent[]): {
  readonly head: RootContent[];
  readonly tail: RootContent[];
} {
  const end = blocks.findIndex((block, index) => index > 0 && (block.type !== 'paragraph' || index >= 2));
  return end === -1
    ? { head: [...blocks], tail: [] }
    : { head: blocks.slice(0, end), tail: blocks.slice(end) };
}

/** Lines of products that the source's own section does not name again. */
function withoutRepeated(lines: readonly RootContent[], section: readonly RootContent[]): RootContent[] {
  const text = section
    .map((block) => plainText(block))
    .join('\n')
    .toLowerCase();
  return lines.flatMap((line): RootContent[] => {
    if (line.type !== 'list') return text.includes(plainText(line).toLowerCase()) ? [] : [line];
    const children = line.children.filter((item) => !text.includes(plainText(item).toLowerCase()));
    return children.length === 0 ? [] : [{ ...line, children }];
  });
}

function outcomeOf(
  parts: readonly Part[],
  resolution: readonly RootContent[],
  hasProblem: boolean,
  tree: Root,
): Arrangement['outcome'] {
  const named = parts.filter((part) => part.named?.name === 'resolution');
  if (named.length > 0 && named.every((part) => part.named?.isWorkaround)) return 'workaround';
  if (resolution.length > 0) return 'solved';
  if (
    /\b(?:behaviou?r|this) is by design\b|\bis (?:an )?expected behaviou?r\b|comportamento (?:è )?previsto|očekávané chování|设计使然|预期行为/i.test(
      plainText(tree),
    )
  )
    return 'expected-behaviour';
  return hasProblem ? 'unresolved' : 'solved';
}

function isNamedBelow(tree: Root, name: RequiredName): boolean {
  return tree.children.some(
    (child) => child.type === 'heading' && child.depth > 2 && nameSection(plainText(child))?.name === name,
  );
}

function lowered<Node extends RootContent>(node: Node): Node {
  if (node.type === 'heading') node.depth = depth(node.depth + 1); // in place: fragments are kept by node
  return node;
}

function sentence(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}
