import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { projectDir } from './build-site.ts';

/** A hostile string as it may legally stand in a title: one line, not blank, not too long. */
export function asTitle(text: string): string {
  const line = text.replace(/[\n\r\u0085\u2028\u2029]+/g, ' ').trim();
  return (
    Array.from(line === '' ? 'blank' : line)
      .slice(0, 150)
      .join('')
      .trim() || 'blank'
  );
}

/** Writes a content folder with one public service note for each string: in title, summary, fields and body. */
export function writeHostileContent(content: string, strings: readonly string[]): void {
  mkdirSync(path.join(content, 'service-notes'), { recursive: true });
  cpSync(path.join(projectDir, 'content/policy'), path.join(content, 'policy'), { recursive: true });
  strings.forEach((text, index) => {
    const number = String(index + 1).padStart(4, '0');
    const title = asTitle(text);
    const fields = {
      id: `SN-${number}`,
      title,
      summary: title,
      errorCodes: [title],
      symptoms: [title],
      keywords: [title],
      audience: 'public',
      confidence: 'validated',
      owner: 'storage',
      authors: [title],
      created: '2026-01-01',
      reviewed: '2026-01-02',
    };
    // Every punctuation mark escaped: Markdown for exactly this text.
    const body = text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/[\n\r]+/g, ' ');
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    const source = `---\n${stringify(fields)}---\n\n## Issue\n\nText: ${body}\n\n## Environment\n\nAs it was found:\n\n${fence}html\n${text}\n${fence}\n\n## Cause\n\nNone.\n\n## Resolution\n\n<Note title=${JSON.stringify('Note')}>\n\n${body === '' ? 'x' : `x ${body}`}\n\n</Note>\n\n## Prevention\n\nNone.\n`;
    writeFileSync(path.join(content, `service-notes/sn-${number}.mdx`), source);
  });
}
