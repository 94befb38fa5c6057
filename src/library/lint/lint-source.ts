import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { applyOwnRules } from './own-rules.ts';
import { styleMessages, styleProcessor } from './style-rules.ts';

/**
 * Applies the style rules to the whole source of an article, front matter included. A source that does not parse
 * has no style problems: the compiler has reported the syntax.
 */
export function lintSource(source: string, file: string): Problem[] {
  const tree = parse(source);
  if (!tree) return [];
  return [...applyRemarkRules(tree, source, file), ...applyOwnRules(tree, file)];
}

function parse(source: string): Root | undefined {
  try {
    const tree = mdxToMdast(source);
    // Sätteri's tree is mdast, with positions, and with MDX nodes that the rules know or ignore.
    return tree.type === 'root' ? tree : undefined;
  } catch {
    return undefined;
  }
}

function applyRemarkRules(tree: Root, source: string, file: string): Problem[] {
  const problems: Problem[] = [];
  // All rules are synchronous, and so is the callback.
  styleProcessor.run(tree, { value: source, path: file }, (error, _, result) => {
    if (error) throw error;
    for (const { ruleId = '', reason, line, column } of result?.messages ?? []) {
      const style = styleMessages[ruleId];
      if (!style) throw new Error(`no code for the style rule ${ruleId}`);
      problems.push(
        createProblem(style.code, file, style.describe(quotedIn(reason)), {
          line: line ?? 1,
          column: column ?? 1,
        }),
      );
    }
  });
  return problems;
}

/** Texts in backticks of a rule's message. */
function quotedIn(reason: string): string[] {
  return [...reason.matchAll(/`([^`]*)`/g)].map(([, text]) => text ?? '');
}
