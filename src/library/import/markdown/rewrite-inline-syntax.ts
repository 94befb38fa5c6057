import type { ReportLoss } from '../loss.ts';
import { createFenceTracker, type SourceLine } from './source-lines.ts';

const imageDirective = /:::[ \t]*image[ \t]+((?:[\w-]+[ \t]*=[ \t]*"[^"]*"[ \t]*)+):::/gi;
const openImageDirective = /:::[ \t]*image[ \t]+(?:[\w-]+[ \t]*=[ \t]*"[^"]*"[ \t]*)*[^:"]*$/i;

/** Rewrites syntax inside lines that CommonMark does not have: `:::image … :::`, `:::no-loc …:::`, `[!VIDEO …]`, DocFX' `<xref:…>`. */
export function rewriteInlineSyntax(lines: readonly SourceLine[], report: ReportLoss): SourceLine[] {
  const isInFence = createFenceTracker();
  const result: SourceLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const current = lines[at];
    if (!current) break;
    let { text } = current;
    const { line } = current;
    if (isInFence(text)) {
      result.push(current);
      continue;
    }
    // A directive may be broken over lines; the next two are enough in practice.
    for (let more = 1; more <= 2 && openImageDirective.test(text); more += 1) {
      const next = lines[at + 1];
      if (!next || next.text.trim() === '') break;
      text = `${text.trimEnd()} ${next.text.trim()}`;
      at += 1;
    }
    result.push({
      line,
      text: text
        .replace(/:::no-loc text="+([^"]*)"+:::/gi, '$1')
        .replace(imageDirective, (_, attributes: string) => imageOf(attributes))
        .replace(
          /^([ \t]*)>?[ \t]*\[!VIDEO[ \t]+([^\]\s]+)[^\]]*\][ \t]*$/i,
          (_, indent: string, address: string) => {
            report('media-as-link', line, address);
            return `${indent}[${address.replace(/[\\[\]]/g, '\\$&')}](${address})`;
          },
        )
        .replace(/<xref:([^>\s?]+)[^>]*>/g, (_, name: string) => `\`${decode(name)}\``),
    });
  }
  return result;
}

function imageOf(attributes: string): string {
  const value = (name: string): string =>
    new RegExp(`(?:^|\\s)${name}[ \\t]*=[ \\t]*"([^"]*)"`, 'i').exec(attributes)?.[1] ?? '';
  if (value('type') === 'icon') return '';
  const source = value('source')
    .replace(/\\/g, '/')
    .replace(/[<>\n]/g, encodeURIComponent);
  return `![${value('alt-text').replace(/[\\`*_[\]<&]/g, '\\$&')}](<${source}>)`;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
