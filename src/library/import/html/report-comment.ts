import { excerpt, type ReportLoss } from '../loss.ts';

/** Comments that speak to a tool or mark a part of a template, and say nothing about the subject. */
const forTools =
  /^(?:\/?(?:markdownlint|prettier|truncate|more\b|vale|cspell|eslint|textlint|toc\b|\/toc|start|end|begin|stop|region|endregion|snippet|include|googleoff|googleon|wp:|\[if|\[endif)|#(?:include|set|if|elif|else|endif|echo|exec)\b)/i;

/** Reports the text of a comment that is dropped, unless it was only meant for a tool. */
export function reportComment(comment: string, line: number, report: ReportLoss): void {
  const text = comment.replace(/^<!-*|-*>$/g, '').trim();
  if (text !== '' && !forTools.test(text)) report('comment-dropped', line, excerpt(text));
}
