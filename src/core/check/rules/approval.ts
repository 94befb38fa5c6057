import { isExternal } from '../../article/audience.ts';
import { isValidated } from '../../article/confidence.ts';
import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';

/** Nothing external is unvalidated, and compliance articles are approved by somebody other than their authors. */
export const checkApproval: Rule = (_, { originals, hasFields }) =>
  originals.flatMap((article) => {
    const { id, audience, confidence, governance, approvedBy, authors } = article.fields;
    const problems = [];
    if (hasFields(article, 'audience', 'confidence') && isExternal(audience) && !isValidated(confidence)) {
      const message = `${id} is for ${audience} readers, and its confidence is ${confidence}.`;
      problems.push(articleProblem(article, 'external-unvalidated', message, ['audience']));
    }
    const isUnapproved =
      governance === 'compliance' && confidence === 'validated' && approvedBy === undefined;
    if (isUnapproved && hasFields(article, 'governance', 'confidence', 'approvedBy')) {
      const message = `${id} is under compliance and validated, and nobody approved it.`;
      problems.push(articleProblem(article, 'approval-missing', message, ['governance']));
    }
    if (approvedBy !== undefined && authors.some((author) => foldName(author) === foldName(approvedBy))) {
      const message = `${approvedBy} approved ${id} and is one of its authors.`;
      problems.push(articleProblem(article, 'approval-by-author', message, ['approvedBy']));
    }
    return problems;
  });

function foldName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
