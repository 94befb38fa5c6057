import { manifestArticleSchema, type ManifestArticle } from '../../src/core/article/article-manifest.ts';

/** An article as a build would describe it; each key has its own revision. */
export function sampleArticle(
  key: string,
  change: Partial<Record<keyof ManifestArticle, unknown>> = {},
): ManifestArticle {
  const [id, lang] = key.split('.');
  return manifestArticleSchema.parse({
    key,
    id,
    lang: lang ?? 'en',
    isTranslation: lang !== undefined,
    type: 'service-note',
    title: `Title of ${key}`,
    summary: `Summary of ${key}`,
    audience: 'internal',
    confidence: 'validated',
    governance: 'experience',
    owner: 'storage',
    products: [{ product: 'ontap', versions: ['9.15.1'] }],
    components: ['volume'],
    errorCodes: [],
    created: '2026-01-31',
    reviewed: '2026-06-02',
    sections: [{ id: 'resolution', heading: 'Resolution', depth: 2 }],
    revision: revisionOf(key),
    markdown: `Text of ${key}\n`,
    ...change,
  });
}

/** Twelve hex digits that depend on a text. */
export function revisionOf(text: string): string {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 40;
  return hash.toString(16).padStart(12, '0');
}
