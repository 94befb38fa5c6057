import { excerpt, type ReportLoss } from '../loss.ts';
import { createFenceTracker, outsideCode, type SourceLine } from './source-lines.ts';

const hugoLine = /^([ \t>]*)\{\{[<%][ \t]*(\/?)[ \t]*([\w/-]+)([^{}]*?)\/?[ \t]*[%>]\}\}[ \t]*$/;
const liquidLine = /^([ \t>]*)\{%-?[ \t]*([\w-]+)([^%]*?)-?%\}[ \t]*$/;
const calloutShortcodes =
  /^(?:notice|alert|admonition|callout|hint|note|tip|info|warning|caution|danger|important)$/;
const calloutInclude = /^(?:.*\/)?(note|tip|info|warning|caution|danger|important|callout|alert)\.html$/;

/**
 * Rewrites the template code of Hugo (`{{% notice %}}`, `{{< highlight >}}`, `{{< relref >}}`) and Jekyll
 * (`{% highlight %}`, `{% include note.html %}`, `{% link %}`) to fences, paths and `:::` containers. What is not
 * known stays as text.
 */
export function rewriteTemplates(lines: readonly SourceLine[], report: ReportLoss): SourceLine[] {
  const isInFence = createFenceTracker();
  const result: SourceLine[] = [];
  for (const { text, line } of lines) {
    if (isInFence(text) || !/\{[{%]/.test(text)) {
      result.push({ text, line });
      continue;
    }
    const rewritten = rewriteInline(text);
    const block = rewriteHugo(rewritten) ?? rewriteLiquid(rewritten);
    for (const part of block ?? [rewritten]) result.push({ text: part, line });
    if (block === undefined && hasTemplateCode(rewritten)) report('template-code', line, excerpt(rewritten));
  }
  return result;
}

/** Whether a line has code of a template outside of code of its own: `{{ variable }}`, too. */
function hasTemplateCode(text: string): boolean {
  let isFound = false;
  outsideCode(text, (part) => {
    isFound ||= /\{\{[<%]|\{%|\{\{[^{}]+\}\}/.test(part);
    return part;
  });
  return isFound;
}

function rewriteInline(text: string): string {
  return text
    .replace(/\{\{[<%][ \t]*(?:rel)?ref[ \t]+"?([^"\s>%]+)"?[ \t]*[%>]\}\}/g, '$1')
    .replace(/\{%-?[ \t]*(?:link|post_url)[ \t]+\/?([^\s%]+)[ \t]*-?%\}/g, '/$1')
    .replace(/\{\{[ \t]*(?:site|page)\.(?:baseurl|url)[ \t]*\}\}/g, '')
    .replace(/\{\{[ \t]*["'](\/[^"']*)["'][ \t]*\|[ \t]*(?:relative|absolute)_url[ \t]*\}\}/g, '$1');
}

function rewriteHugo(text: string): string[] | undefined {
  const [, prefix = '', slash, name = '', rest = ''] = hugoLine.exec(text) ?? [];
  if (name === '') return undefined;
  const isClosing = slash === '/';
  const words = attributesOf(rest);
  if (calloutShortcodes.test(name)) {
    if (isClosing) return [`${prefix}:::`];
    const kind = /^(?:notice|alert|admonition|callout|hint)$/.test(name)
      ? (words['type'] ?? words['color'] ?? words['kind'] ?? words['level'] ?? words['0'] ?? 'note')
      : name;
    return [`${prefix}:::${kind}${titleOf(words['title'] ?? words['1'])}`];
  }
  if (name === 'details' || name === 'expand') {
    const summary = words['title'] ?? words['summary'] ?? words['0'];
    return [isClosing ? `${prefix}:::` : `${prefix}:::details${titleOf(summary)}`];
  }
  if (name === 'tab')
    return [
      isClosing
        ? `${prefix}:::`
        : `${prefix}:::tab${titleOf(words['name'] ?? words['title'] ?? words['header'] ?? words['0'])}`,
    ];
  if (name === 'tabs' || name === 'tabpane') return [isClosing ? `${prefix}:::` : `${prefix}:::tabs`];
  if (name === 'highlight') return [isClosing ? `${prefix}\`\`\`` : `${prefix}\`\`\`${words['0'] ?? ''}`];
  if (name === 'figure' && words['src'] !== undefined) {
    return [
      `${prefix}:::image source="${words['src']}" alt-text="${words['alt'] ?? words['caption'] ?? words['title'] ?? ''}":::`,
    ];
  }
  return undefined;
}

function rewriteLiquid(text: string): string[] | undefined {
  const [, prefix = '', name = '', rest = ''] = liquidLine.exec(text) ?? [];
  if (name === '') return undefined;
  if (name === 'raw' || name === 'endraw') return [''];
  if (name === 'highlight') return [`${prefix}\`\`\`${/\S+/.exec(rest)?.[0] ?? ''}`];
  if (name === 'endhighlight') return [`${prefix}\`\`\``];
  if (calloutShortcodes.test(name)) return [`${prefix}:::${name}`];
  if (name.startsWith('end') && calloutShortcodes.test(name.slice(3))) return [`${prefix}:::`];
  if (name === 'include') {
    const words = attributesOf(rest);
    const kind = calloutInclude.exec(words['0'] ?? '')?.[1];
    const content = words['content'] ?? words['text'];
    if (kind !== undefined && content !== undefined) {
      const type = words['type'] ?? (kind === 'callout' || kind === 'alert' ? 'note' : kind);
      return [`${prefix}:::${type}${titleOf(words['title'])}`, `${prefix}${content}`, `${prefix}:::`];
    }
  }
  return undefined;
}

/** Named and positional arguments, the latter by number. */
function attributesOf(text: string): Record<string, string | undefined> {
  const attributes: Record<string, string | undefined> = Object.create(null) as Record<
    string,
    string | undefined
  >; // names come from the source
  let position = 0;
  for (const match of text.matchAll(/(?:([\w-]+)[ \t]*=[ \t]*)?(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))/g)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (match[1] === undefined) {
      attributes[String(position)] = value;
      position += 1;
    } else {
      attributes[match[1]] = value;
    }
  }
  return attributes;
}

function titleOf(title: string | undefined): string {
  return title === undefined || title === '' ? '' : `[${title}]`;
}
