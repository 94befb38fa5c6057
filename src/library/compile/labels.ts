import type { Language } from '../../core/article/language.ts';

/** Words that components add to an article, in the language of the article. */
const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  note: { en: 'Note', it: 'Nota', cs: 'Poznámka', 'zh-Hans': '注意' },
  caution: { en: 'Caution', it: 'Attenzione', cs: 'Pozor', 'zh-Hans': '小心' },
  danger: { en: 'Danger', it: 'Pericolo', cs: 'Nebezpečí', 'zh-Hans': '危险' },
  'customer-visible': {
    en: 'Customer notices',
    it: 'Visibile al cliente',
    cs: 'Zákazník to pozná',
    'zh-Hans': '客户可感知',
  },
  destructive: { en: 'Destroys data', it: 'Distrugge dati', cs: 'Ničí data', 'zh-Hans': '破坏数据' },
  'no-return': {
    en: 'No return after this',
    it: 'Nessun ritorno dopo',
    cs: 'Odtud není návratu',
    'zh-Hans': '此后无法回退',
  },
  check: { en: 'Check', it: 'Verifica', cs: 'Kontrola', 'zh-Hans': '检查' },
  'run-on': { en: 'Run on', it: 'Eseguire su', cs: 'Spusťte na', 'zh-Hans': '运行于' },
  'run-as': { en: 'as', it: 'come', cs: 'jako', 'zh-Hans': '身份' },
  'expected-output': {
    en: 'Expected output',
    it: 'Output atteso',
    cs: 'Očekávaný výstup',
    'zh-Hans': '预期输出',
  },
  facts: {
    en: 'Facts to gather',
    it: 'Fatti da raccogliere',
    cs: 'Fakta ke zjištění',
    'zh-Hans': '需要收集的事实',
  },
  'only-restricted': { en: 'Restricted', it: 'Riservato', cs: 'Vyhrazené', 'zh-Hans': '受限' },
  'only-internal': { en: 'Internal only', it: 'Solo interno', cs: 'Jen interní', 'zh-Hans': '仅限内部' },
  'only-partner': {
    en: 'Partners only',
    it: 'Solo partner',
    cs: 'Jen pro partnery',
    'zh-Hans': '仅限合作伙伴',
  },
  'only-customer': {
    en: 'Customers only',
    it: 'Solo clienti',
    cs: 'Jen pro zákazníky',
    'zh-Hans': '仅限客户',
  },
  diagram: { en: 'Diagram', it: 'Diagramma', cs: 'Schéma', 'zh-Hans': '图' },
  'table-region': { en: 'Table', it: 'Tabella', cs: 'Tabulka', 'zh-Hans': '表格' },
  footnotes: { en: 'Footnotes', it: 'Note', cs: 'Poznámky pod čarou', 'zh-Hans': '脚注' },
  'link-to-section': {
    en: 'Link to this section',
    it: 'Link a questa sezione',
    cs: 'Odkaz na tuto část',
    'zh-Hans': '本节链接',
  },
};

/** A word of the component set in a language. */
export function componentLabel(key: string, lang: Language): string {
  const label = labels[key];
  if (!label) throw new Error(`no label “${key}”`);
  return label[lang];
}
