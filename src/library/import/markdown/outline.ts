import GithubSlugger from 'github-slugger';
import type { Heading, Parents, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Language } from '../../../core/article/language.ts';
import { createFragments } from '../../../core/article/section-fragment.ts';
import { lineOf, hasChildren } from './article-nodes.ts';
import type { ReportLoss } from '../loss.ts';
import { plainText } from './parse-markdown.ts';

/** Fragments that lead to a heading in the source, by heading. */
export type SourceFragments = Map<Heading, string[]>;

const explicitId = /\s*\{:?\s*#([\w:.-]+)[^}]*\}\s*$/;

/**
 * Notes down which fragments lead to each heading of the source: the one that is made of its text, an id that the
 * source gives it (`{#id}`), and named places before or below it. Takes the ids and named places out of the text.
 *
 * @returns The fragments by heading, and those of places before the first heading, which lead to the article itself.
 */
export function readFragments(
  tree: Root,
  report: ReportLoss,
): { readonly fragments: SourceFragments; readonly ofArticle: string[] } {
  const slugger = new GithubSlugger();
  const fragments: SourceFragments = new Map();
  const ofArticle: string[] = [];
  visit(tree, 'heading', (heading) => {
    const ids: string[] = [];
    const last = heading.children.at(-1);
    const match = last?.type === 'text' ? explicitId.exec(last.value) : null;
    if (match?.[1] !== undefined && last?.type === 'text') {
      ids.push(match[1]);
      last.value = last.value.slice(0, match.index);
    }
    ids.push(slugger.slug(plainText(heading)));
    fragments.set(heading, ids);
  });
  let current: Heading | undefined;
  const moveAnchors = (parent: Parents): void => {
    const kept: RootContent[] = [];
    for (const [index, child] of parent.children.entries()) {
      if (child.type === 'heading') current = child;
      if (child.type === 'anchor') {
        const next = parent.children.slice(index + 1).find((sibling) => !isAnchorOnly(sibling));
        const target = next?.type === 'heading' ? next : current;
        (target ? fragments.get(target) : ofArticle)?.push(child.name);
        continue;
      }
      if (hasChildren(child)) {
        if (isAnchorOnly(child)) {
          const next = parent.children.slice(index + 1).find((sibling) => !isAnchorOnly(sibling));
          const target = next?.type === 'heading' ? next : current;
          for (const anchor of child.children)
            if (anchor.type === 'anchor') (target ? fragments.get(target) : ofArticle)?.push(anchor.name);
          continue;
        }
        const before = countAnchors(child);
        moveAnchors(child);
        if (before > 0 && child.type === 'paragraph' && current)
          report('anchor-moved', lineOf(child), plainText(current));
      }
      kept.push(child);
    }
    parent.children = kept as typeof parent.children; // only anchors were taken out
  };
  moveAnchors(tree);
  return { fragments, ofArticle };
}

function isAnchorOnly(node: RootContent): boolean {
  if (node.type === 'anchor') return true;
  return (
    node.type === 'paragraph' &&
    node.children.length > 0 &&
    node.children.every(
      (child) => child.type === 'anchor' || (child.type === 'text' && child.value.trim() === ''),
    )
  );
}

function countAnchors(node: Parents): number {
  return node.children.filter((child) => child.type === 'anchor').length;
}

/** Takes the title, the first h1, out of the tree. */
export function takeTitle(tree: Root): Heading | undefined {
  const index = tree.children.findIndex((child) => child.type === 'heading' && child.depth === 1);
  const heading = tree.children[index];
  if (heading?.type !== 'heading') return undefined;
  tree.children.splice(index, 1);
  return heading;
}

type Depth = Heading['depth'];

/** Makes a depth of a number. */
export function depth(value: number): Depth {
  const depths = [1, 2, 3, 4, 5, 6] as const;
  return depths[Math.min(Math.max(Math.round(value), 1), 6) - 1] ?? 6;
}

/** Lets the sections begin at h2 and levels follow each other without gaps. Empty headings are taken out. */
export function levelHeadings(tree: Root): void {
  tree.children = tree.children.filter((child) => child.type !== 'heading' || plainText(child).trim() !== '');
  const headings = tree.children.filter((child) => child.type === 'heading');
  let isBelowExtra = false;
  for (const heading of headings) {
    if (heading.depth === 1) {
      isBelowExtra = true;
      heading.depth = 2;
    } else if (isBelowExtra) {
      heading.depth = depth(heading.depth + 1);
    }
  }
  const top = Math.min(...headings.map((heading) => heading.depth));
  const levels: { readonly source: number; readonly depth: number }[] = [];
  for (const heading of headings) {
    const source = heading.depth - (top - 2);
    while ((levels.at(-1)?.source ?? 0) >= source) levels.pop();
    heading.depth = depth((levels.at(-1)?.depth ?? 1) + 1);
    levels.push({ source, depth: heading.depth });
  }
}

/**
 * Fragments of the source with the ones that lead to the same place now, as the compiler makes them; `''` is the
 * article itself.
 */
export function finalFragments(
  tree: Root,
  { fragments, ofArticle }: { readonly fragments: SourceFragments; readonly ofArticle: readonly string[] },
  lang: Language,
): ReadonlyMap<string, string> {
  const fragmentOf = createFragments(lang);
  const result = new Map<string, string>();
  const add = (from: string, to: string): void => {
    for (const key of [from, normalFragment(from)]) if (!result.has(key)) result.set(key, to);
  };
  visit(tree, 'heading', (heading) => {
    const slug = fragmentOf(textWithoutImages(heading).trim());
    for (const from of fragments.get(heading) ?? []) add(from, slug);
    // Whoever linked to the section by its new name is right too.
    if (fragments.has(heading)) add(slug, slug);
  });
  for (const from of ofArticle) add(from, '');
  return result;
}

/** Text of a heading as the compiler reads it. */
function textWithoutImages(node: Parents): string {
  return node.children
    .map((child) => {
      if (child.type === 'image' || child.type === 'break') return '';
      return hasChildren(child) ? textWithoutImages(child) : plainText(child);
    })
    .join('');
}

/** Looks a fragment up as tools differ in writing it: case, punctuation and dashes. */
export function findFragment(known: ReadonlyMap<string, string>, fragment: string): string | undefined {
  return known.get(fragment) ?? known.get(normalFragment(fragment));
}

function normalFragment(fragment: string): string {
  return fragment
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
