import type { Product } from '../../../core/policy/policy.ts';
import type { ConvertedArticle } from './convert-article.ts';
import { keywordsOf } from './describe-article.ts';
import type { ImportOptions } from '../import-options.ts';
import type { PlannedSource } from '../source/plan-sources.ts';
import { importTeam } from '../write/write-policy.ts';

const authorUnknown = 'Not stated in the source';

/** Front matter of an imported article, in the order of its keys. Nothing is claimed that the source does not say. */
export function composeFields(
  planned: PlannedSource,
  converted: ConvertedArticle,
  products: ReadonlyMap<string, Product>,
  aliases: readonly string[],
  options: Pick<ImportOptions, 'audience' | 'confidence' | 'owner' | 'author'>,
): Record<string, unknown> {
  const { fields, filing, id, lang, type, entry } = planned;
  const product = filing.product === undefined ? undefined : products.get(filing.product);
  const versions = product ? versionsOf(product, converted.metadata.appliesTo) : [];
  const component = product?.components.some(({ id: known }) => known === filing.component)
    ? filing.component
    : undefined;
  const owner = options.owner ?? product?.team ?? importTeam;
  const number = converted.metadata.number ?? fields.number;
  return {
    id,
    title: converted.title,
    summary: converted.summary,
    lang: lang === 'en' ? undefined : lang,
    products: product ? [versions.length > 0 ? { product: product.id, versions } : product.id] : [],
    components: component === undefined ? [] : [component],
    errorCodes: converted.errorCodes,
    symptoms: converted.symptoms,
    keywords: keywordsOf(
      [fields.title?.slice(0, 200), ...fields.tags, number === undefined ? undefined : `KB ${number}`],
      converted.title,
    ),
    audience: options.audience,
    confidence: fields.isDraft && options.audience === 'internal' ? 'work-in-progress' : options.confidence,
    ...(type === 'service-note' && converted.outcome !== 'solved' ? { outcome: converted.outcome } : {}),
    ...(converted.outcome === 'unresolved' ? { pending: { what: pendingText[lang], owner } } : {}),
    ...(type === 'best-practice'
      ? { evidence: [`${evidenceText[lang]} /${planned.source.path.replace(/\s+/g, ' ')}`] }
      : {}),
    owner,
    authors: fields.authors.length > 0 ? fields.authors : [options.author ?? authorUnknown],
    created: fields.date ?? entry.imported,
    aliases,
  };
}

const pendingText = {
  en: 'Find the resolution: the source states none',
  it: 'Trovare la risoluzione: la fonte non ne indica una',
  cs: 'Najít řešení: zdroj žádné neuvádí',
  'zh-Hans': '寻找解决方法：原文没有给出',
} as const;

const evidenceText = {
  en: 'Imported; the source names no case:',
  it: 'Importato; la fonte non cita alcun caso:',
  cs: 'Importováno; zdroj žádný případ neuvádí:',
  'zh-Hans': '导入；原文没有提到案例：',
} as const;

const versionText =
  /^\d[\w.]*(?: (?:R\d|SP ?\d|Service Pack \d|CU ?\d+|Update \d+|LTSC|Standard|Datacenter|Enterprise|Express|Developer|Essentials|Foundation))*$/i;

/** “Windows Server 2012 R2” is version “2012 R2” of the product “Windows Server”. */
function versionsOf(product: Product, appliesTo: readonly string[]): string[] {
  const name = product.name.toLowerCase();
  const versions = appliesTo.flatMap((item) => {
    const rest = item.toLowerCase().startsWith(`${name} `) ? item.slice(name.length + 1).trim() : '';
    return versionText.test(rest) ? [rest] : [];
  });
  return [...new Set(versions)].slice(0, 20);
}
