import type { Root, RootContent } from 'mdast';
import type { Language } from '../../../core/article/language.ts';
import { excerpt } from '../loss.ts';
import { plainText } from '../markdown/parse-markdown.ts';
import { nameSection } from './section-names.ts';

/** Longest summary that lists show whole. */
const maximumSummary = 300;

/** What an article is about: what the source says, else its first sentences, else where it came from. */
export function summarise(description: string | undefined, tree: Root, path: string, lang: Language): string {
  if (description !== undefined && description.length > 15) return shorten(description, maximumSummary);
  const paragraph = tree.children.find(
    (child) => child.type === 'paragraph' && plainText(child).trim().length > (lang === 'zh-Hans' ? 5 : 15),
  );
  if (paragraph) return shorten(plainText(paragraph), maximumSummary);
  return description ?? imported[lang].replace('PATH', excerpt(path));
}

const imported: Readonly<Record<Language, string>> = {
  en: 'Imported from PATH; the source has no description.',
  it: 'Importato da PATH; la fonte non ha una descrizione.',
  cs: 'Importováno z PATH; zdroj nemá popis.',
  'zh-Hans': '由 PATH 导入；原文没有简介。',
};

/** Cuts a text at the end of a sentence, or of a word. */
export function shorten(text: string, maximum: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= maximum) return line;
  const cut = line.slice(0, maximum);
  const sentence = Math.max(
    cut.lastIndexOf('. '),
    cut.lastIndexOf('。'),
    cut.lastIndexOf('! '),
    cut.lastIndexOf('? '),
  );
  if (sentence > maximum / 3) return cut.slice(0, sentence + 1);
  const word = cut.lastIndexOf(' ');
  return `${cut
    .slice(0, word > maximum / 2 ? word : maximum - 1)
    .toWellFormed()
    .trimEnd()}…`;
}

/** Symptoms from a short section of that name: its list items, quoted messages or sentences, in the source's words. */
export function findSymptoms(tree: Root): string[] {
  const section = sectionNamed(tree, /^(?:symptoms?|sintom[io]|příznaky?|symptomy|症状|现象|故障现象)$/i);
  const length = section.reduce((sum, block) => sum + plainText(block).length, 0);
  if (section.length === 0 || length > 600) return [];
  const lines = section.flatMap((block): string[] => {
    if (block.type === 'list') return block.children.map((item) => plainText(item));
    if (block.type === 'blockquote') return [plainText(block)];
    return block.type === 'paragraph' ? plainText(block).split(/(?<=[.!?])\s+(?=\p{Lu})|(?<=[。！？])/u) : [];
  });
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(
      (line) =>
        line.length >= 12 &&
        line.length <= 160 &&
        !/[:：]$/.test(line) &&
        !/^(?:consider |for example|you have |assume |this article |note\b|however|another |it |this |these |in this |also|additionally|therefore)/i.test(
          line,
        ),
    )
    .slice(0, 5);
}

function sectionNamed(tree: Root, name: RegExp): RootContent[] {
  const start = tree.children.findIndex(
    (child) => child.type === 'heading' && name.test(plainText(child).trim()),
  );
  if (start === -1) return [];
  const after = tree.children.slice(start + 1);
  const end = after.findIndex((child) => child.type === 'heading');
  return end === -1 ? after : after.slice(0, end);
}

/** Whether a source explains how to do something, by its kind in the other tool or its title. */
export function isGuide(kind: string | undefined, title: string): boolean {
  return (
    /^(?:how-?to|guide|tutorial|quickstart|overview|concept(?:ual)?|reference)$/i.test(kind ?? '') ||
    /^(?:how to|come |jak )|^如何/i.test(title)
  );
}

const practiceKinds = /^(?:best[-_ ]?practices?|guideline|pratica|osvědčený postup)$/i;

/** Whether a source is a best practice: it is called one, or has most of the sections of one. */
export function isBestPractice(kind: string | undefined, headings: readonly string[]): boolean {
  if (kind !== undefined && practiceKinds.test(kind.trim())) return true;
  const names = new Set(headings.map((heading) => nameSection(heading)?.name));
  return (
    ['context', 'practice', 'why', 'how-to-check'].filter((name) =>
      [...names].some((found) => found === name),
    ).length >= 3
  );
}

/** Headings of the second level in a text, before anything is parsed. */
export function headingsOf(body: string): string[] {
  return [...body.matchAll(/^##[ \t]+(.+?)[ \t#]*$|<h2[^>]*>([^<]*)<\/h2>/gim)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

/** Words to find an article by that its text does not have: other titles, tags, the old number. */
export function keywordsOf(candidates: readonly (string | undefined)[], title: string): string[] {
  const seen = new Set([title.toLowerCase()]);
  return candidates.flatMap((candidate): string[] => {
    const word = candidate?.replace(/\s+/g, ' ').trim() ?? '';
    if (word === '' || seen.has(word.toLowerCase())) return [];
    seen.add(word.toLowerCase());
    return [word];
  });
}
