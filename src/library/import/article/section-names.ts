import type { Language } from '../../../core/article/language.ts';

/** Sections that a source may have, whatever it calls them. */
export type SectionName =
  | 'issue'
  | 'environment'
  | 'cause'
  | 'resolution'
  | 'prevention'
  | 'context'
  | 'practice'
  | 'why'
  | 'how-to-check'
  | 'appendix';

/** A heading understood: which section it opens, and whether it says no more than that. */
export interface NamedSection {
  readonly name: SectionName;
  /** `false`: it says more than the section's name (“Workaround 2: restart the service”), so it is worth keeping. */
  readonly isPlain: boolean;
  /** Whether it names a workaround rather than a resolution. */
  readonly isWorkaround: boolean;
}

const plain: Readonly<Record<SectionName, string>> = {
  issue:
    'issue|issues|issue description|problem|problems|problem description|problem statement|problem summary|symptom|symptoms|summary|overview|introduction|intro|description|abstract|scenario|what happens|error|error message|error messages|error description|what is the problem|' +
    'problema|problemi|sintomo|sintomi|descrizione|descrizione del problema|riepilogo|sommario|panoramica|introduzione|messaggio di errore|scenario|' +
    'problém|problémy|příznak|příznaky|příznaky problému|symptomy|popis|popis problému|souhrn|shrnutí|přehled|úvod|chybová zpráva|chybové hlášení|' +
    '问题|问题描述|问题说明|症状|现象|故障现象|描述|摘要|概述|简介|总结|错误消息|错误信息|说明',
  environment:
    'environment|applies to|application|applicability|affected products|affected product|affected versions|affected version|affected systems|product|products|products affected|original product version|product version|versions|supported operating systems|system requirements|hardware and software|' +
    'ambiente|si applica a|prodotti interessati|versioni interessate|versione del prodotto|prodotto|prodotti|requisiti di sistema|' +
    'prostředí|platí pro|týká se|dotčené produkty|produkty|verze|verze produktu|požadavky na systém|' +
    '环境|适用于|适用范围|适用产品|受影响的产品|受影响的产品和版本|受影响的版本|产品版本|产品|系统要求',
  cause:
    'cause|causes|root cause|root causes|possible cause|possible causes|reason|reasons|why this happens|why it happens|why does this happen|cause of the problem|' +
    'causa|cause|cause possibili|causa principale|motivo|motivi|perché succede|' +
    'příčina|příčiny|možné příčiny|hlavní příčina|důvod|důvody|' +
    '原因|问题原因|根本原因|可能的原因|故障原因',
  resolution:
    'resolution|resolutions|solution|solutions|fix|fixes|how to fix|how to resolve|how to fix it|how to solve|answer|remedy|mitigation|remediation|solving steps|resolution steps|recommended action|recommended actions|corrective action|troubleshooting|troubleshooting steps|' +
    'workaround|workarounds|temporary solution|temporary fix|' +
    'risoluzione|soluzione|soluzioni|correzione|come risolvere|risoluzione dei problemi|soluzione alternativa|soluzione temporanea|' +
    'řešení|oprava|opravy|postup řešení|řešení problému|řešení potíží|jak problém vyřešit|náhradní řešení|dočasné řešení|alternativní řešení|' +
    '解决方法|解决方案|解决办法|解决|解决步骤|处理方法|处理步骤|修复|变通办法|变通方法|临时解决方案|替代方法|故障排除',
  prevention:
    'prevention|preventive measures|preventive action|preventive actions|how to prevent|how to prevent it|how to avoid|how to avoid it|avoiding the problem|' +
    'prevenzione|misure preventive|come prevenire|come evitare|' +
    'prevence|preventivní opatření|jak předejít problému|jak tomu předejít|' +
    '预防|预防措施|如何预防|如何避免|防范措施',
  context: 'context|when to use|when this applies|contesto|quando si applica|kontext|kdy to platí|背景',
  practice: 'practice|the practice|recommended practice|what to do|pratica|cosa fare|postup|co dělat|做法',
  why: 'why|rationale|why it works|why this works|perché|proč|zdůvodnění|理由|为什么',
  'how-to-check':
    'how to check|how to verify|verification|come verificare|verifica|jak ověřit|ověření|如何检查|如何验证',
  appendix:
    'more information|more info|additional information|additional resources|additional details|further information|further reading|for more information|learn more|see also|references|reference|related articles|related information|related links|related content|related topics|resources|useful links|links|next steps|status|disclaimer|third-party information disclaimer|third-party disclaimer|feedback|acknowledgements|acknowledgments|credits|history|change log|contact us|contact us for help|get help|get support|frequently asked questions|faq|appendix|notes|note|' +
    'altre informazioni|ulteriori informazioni|informazioni aggiuntive|riferimenti|vedere anche|vedi anche|articoli correlati|collegamenti|passaggi successivi|stato|' +
    'další informace|více informací|odkazy|reference|viz také|související články|související informace|další kroky|stav|' +
    '更多信息|详细信息|其他信息|参考|参考资料|参考文献|相关链接|相关文章|相关信息|相关内容|另请参阅|另请参见|请参阅|后续步骤|状态',
};

const names = new Map<string, SectionName>();
for (const name of Object.keys(plain) as SectionName[]) {
  // the keys of a Record of them
  for (const word of plain[name].split('|')) if (!names.has(word)) names.set(word, name);
}

/** Headings that say more than the name of their section. */
const phrased: readonly (readonly [RegExp, SectionName])[] = [
  [/^(?:symptoms?|issue|problem|scenario) (?:\d+|[a-c])\b/, 'issue'],
  [/^(?:root )?causes? (?:(?:\d+|[a-c])\b|of\b|for\b)|^cause:/, 'cause'],
  [/^(?:resolution|solution|fix|method|option|workaround|approach) (?:\d+|[a-c])\b/, 'resolution'],
  [
    /^(?:resolution|solution|fix|workaround|mitigation)s? (?:for|to|of|by|using)\b|^(?:resolution|solution|fix|workaround)s?:/,
    'resolution',
  ],
  [
    /^(?:how to|steps to|to) (?:fix|resolve|solve|work around|workaround|mitigate|correct|repair)\b/,
    'resolution',
  ],
  [/^(?:resolve|solve|fix|work around) (?:the|this|these) (?:issue|problem|error)s?\b/, 'resolution'],
  [
    /^how to (?:prevent|avoid)\b|^(?:prevent|avoid) (?:the|this|these) (?:issue|problem|error)s?\b/,
    'prevention',
  ],
  [/^(?:causa|cause) \d+\b/, 'cause'],
  [/^(?:risoluzione|soluzione|metodo) \d+\b|^come risolvere\b/, 'resolution'],
  [/^příčina č?\.? ?\d+/, 'cause'],
  [/^(?:řešení|postup|metoda) č?\.? ?\d+|^jak (?:vyřešit|opravit)\b/, 'resolution'],
  [/^原因 ?[\d一二三]/, 'cause'],
  [/^(?:解决方法|解决方案|方法|方案) ?[\d一二三]|^如何(?:解决|修复)/, 'resolution'],
];

const workaroundWords =
  /workaround|work around|temporary|soluzione alternativa|temporanea|náhradní|dočasné|alternativní|变通|临时|替代/;

/** Reads a heading as the name of a section; `undefined` when it is one of the article's own. */
export function nameSection(heading: string): NamedSection | undefined {
  const text = heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\d.)\s]+(?=\p{L})/u, '')
    .replace(/[\s:：.。!?？*_]+$/u, '')
    .trim();
  const isWorkaround = workaroundWords.test(text);
  const name = names.get(text);
  if (name) return { name, isPlain: true, isWorkaround };
  const found = phrased.find(([pattern]) => pattern.test(text));
  return found && { name: found[1], isPlain: false, isWorkaround };
}

const absent: Readonly<Record<Exclude<SectionName, 'appendix'>, Readonly<Record<Language, string>>>> = {
  issue: {
    en: 'The source does not describe the issue beyond its title.',
    it: 'La fonte non descrive il problema oltre al titolo.',
    cs: 'Zdroj problém nepopisuje, uvádí jen název.',
    'zh-Hans': '原文除标题外没有描述问题。',
  },
  environment: {
    en: 'The source does not state the environment.',
    it: "La fonte non indica l'ambiente.",
    cs: 'Zdroj prostředí neuvádí.',
    'zh-Hans': '原文没有说明环境。',
  },
  cause: {
    en: 'The source does not state a cause.',
    it: 'La fonte non indica una causa.',
    cs: 'Zdroj příčinu neuvádí.',
    'zh-Hans': '原文没有说明原因。',
  },
  resolution: {
    en: 'The source does not state a resolution.',
    it: 'La fonte non indica una risoluzione.',
    cs: 'Zdroj řešení neuvádí.',
    'zh-Hans': '原文没有说明解决方法。',
  },
  prevention: {
    en: 'The source does not state how to prevent it.',
    it: 'La fonte non indica come prevenirlo.',
    cs: 'Zdroj neuvádí, jak tomu předejít.',
    'zh-Hans': '原文没有说明如何预防。',
  },
  context: {
    en: 'The source does not state the context.',
    it: 'La fonte non indica il contesto.',
    cs: 'Zdroj kontext neuvádí.',
    'zh-Hans': '原文没有说明背景。',
  },
  practice: {
    en: 'The source does not state the practice.',
    it: 'La fonte non indica la pratica.',
    cs: 'Zdroj postup neuvádí.',
    'zh-Hans': '原文没有说明做法。',
  },
  why: {
    en: 'The source does not state why.',
    it: 'La fonte non indica il perché.',
    cs: 'Zdroj důvod neuvádí.',
    'zh-Hans': '原文没有说明理由。',
  },
  'how-to-check': {
    en: 'The source does not state how to check it.',
    it: 'La fonte non indica come verificarlo.',
    cs: 'Zdroj neuvádí, jak to ověřit.',
    'zh-Hans': '原文没有说明如何检查。',
  },
};

/** The honest sentence in a section that the source has no text for. */
export function absentSection(name: Exclude<SectionName, 'appendix'>, lang: Language): string {
  return absent[name][lang];
}

const elsewhere: Readonly<Record<Language, string>> = {
  en: 'The source states it case by case; see below.',
  it: 'La fonte lo indica caso per caso; vedere sotto.',
  cs: 'Zdroj jej uvádí pro každý případ zvlášť; viz níže.',
  'zh-Hans': '原文按情况分别说明，见下文。',
};

/** The sentence in a section whose content stands further down, for each case by itself. */
export function sectionElsewhere(lang: Language): string {
  return elsewhere[lang];
}

const workaround: Readonly<Record<Language, string>> = {
  en: 'This is a workaround; the source states no permanent resolution.',
  it: 'Questa è una soluzione alternativa; la fonte non indica una risoluzione definitiva.',
  cs: 'Toto je náhradní řešení; trvalé řešení zdroj neuvádí.',
  'zh-Hans': '以下为变通办法；原文没有给出永久的解决方法。',
};

/** The first sentence of a resolution that is only a workaround. */
export function workaroundSentence(lang: Language): string {
  return workaround[lang];
}

const expectedBehaviour: Readonly<Record<Language, string>> = {
  en: 'The source calls this expected behaviour; it states no resolution.',
  it: 'La fonte lo definisce un comportamento previsto; non indica una risoluzione.',
  cs: 'Zdroj to označuje za očekávané chování; řešení neuvádí.',
  'zh-Hans': '原文称此为预期行为；没有给出解决方法。',
};

/** The resolution of an article whose source says that nothing is wrong. */
export function expectedBehaviourSentence(lang: Language): string {
  return expectedBehaviour[lang];
}
