import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Place, Problem } from '../../core/problem/problem.ts';

/** Style rules that remark-lint does not have: no h1 in a body, and a text for every image. */
export function applyOwnRules(tree: Root, file: string): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node) => {
    const place: Place = { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
    if (node.type === 'heading' && node.depth === 1) {
      problems.push(
        createProblem(
          'style-heading-first-level',
          file,
          'The body has an h1; the title is the h1 of the page.',
          place,
        ),
      );
    }
    if ((node.type === 'image' || node.type === 'imageReference') && (node.alt ?? '').trim() === '') {
      problems.push(createProblem('style-image-text', file, 'The image has no text.', place));
    }
  });
  return problems;
}
