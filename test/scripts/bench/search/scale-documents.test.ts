import { describe, expect, it } from 'vitest';
import { cutSections } from '../../../../scripts/bench/search/cut-sections.ts';
import type { SetDocument } from '../../../../scripts/bench/search/read-set.ts';
import { nameScaled, scaleDocuments } from '../../../../scripts/bench/search/scale-documents.ts';

const nouns = ['volume', 'quorum', 'replica', 'cluster', 'switch', 'mailbox', 'router', 'snapshot'];
const verbs = ['fails', 'stalls', 'restarts', 'vanishes', 'overflows', 'flaps', 'hangs', 'expires'];

const documents: readonly SetDocument[] = nouns.map((noun, index) => ({
  id: `d${index}`,
  title: `The ${noun} ${verbs[index]} with E-4711${index}`,
  text: `Before the fault 12 users saw it.\nCause\nThe ${noun} ${verbs[index]} after ${nouns[(index + 1) % 8]} upgrade.\nCheck the log. ${verbs[index]?.toUpperCase()}`,
  lang: 'en',
  headings: ['Cause'],
}));

describe('scaleDocuments', () => {
  const scaled = scaleDocuments(documents, 5);
  const copies = scaled.slice(documents.length);

  it('keeps the documents as they are and puts copies under ids of their own behind them', () => {
    expect(scaled.slice(0, documents.length)).toEqual(documents);
    expect(scaled).toHaveLength(40);
    expect(new Set(scaled.map(({ id }) => id)).size).toBe(40);
    expect(nameScaled(documents, 5)).toEqual(scaled.map(({ id, lang }) => ({ id, lang })));
  });

  it('gives the same copies for the same documents, and none for once', () => {
    expect(scaleDocuments(documents, 5)).toEqual(scaled);
    expect(scaleDocuments(documents, 1)).toEqual(documents);
  });

  it('gives no two copies the same words, and no copy the codes of its document', () => {
    expect(new Set(scaled.map(({ title, text }) => `${title}\n${text}`)).size).toBe(40);
    copies.forEach(({ title }, index) => {
      expect(title).toMatch(/E-\d{5}$/);
      expect(title.slice(-5)).not.toBe(documents[index % 8]?.title.slice(-5));
    });
  });

  it('keeps what most documents say, small numbers, the case of words and the form', () => {
    for (const { title, text } of copies) {
      expect(title).toMatch(/^The [a-z]+ [a-z]+ with E-\d{5}$/);
      expect(text).toMatch(
        /^Before the fault 12 users saw it\.\nCause\nThe [a-z]+ [a-z]+ after [a-z]+ upgrade\.\nCheck/,
      );
    }
  });

  it('replaces a word by the same one all over a copy', () => {
    for (const { title, text } of copies) {
      const [noun = '', verb = ''] = title.split(' ').slice(1);
      expect(text).toContain(`The ${noun} ${verb} `);
      expect(text).toContain(`log. ${verb.toUpperCase()}`);
    }
  });

  it('keeps headings the lines that they are', () => {
    for (const copy of copies) expect(cutSections(copy)).toHaveLength(2);
  });

  it('keeps about a third of the words that are not everywhere', () => {
    const kept = copies.filter(({ title }, index) =>
      title.startsWith(documents[index % 8]?.title.slice(0, 8) ?? ''),
    ).length;
    expect(kept / copies.length).toBeGreaterThan(0.1);
    expect(kept / copies.length).toBeLessThan(0.7);
  });

  it('cuts Chinese into words, and keeps what is between them', () => {
    const chinese = [
      '目录分页不起作用。',
      '订单状态未更新！',
      '无法登录管理面板。',
      '商店前台加载缓慢。',
    ].map((text, index) => ({
      id: `z${index}`,
      title: text.slice(0, 4),
      text: `${text}\n解决方案\n重新安装。`,
      lang: 'zh',
      headings: ['解决方案'],
    }));
    const more = scaleDocuments(chinese, 3).slice(4);
    expect(new Set(more.map(({ text }) => text)).size).toBe(8);
    for (const copy of more) {
      expect(copy.text).toMatch(/[。！]\n解决方案\n重新安装。$/);
      expect(cutSections(copy)).toHaveLength(2);
    }
  });
});
