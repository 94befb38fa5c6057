import type { Language } from '../../core/article/language.ts';

/** Component of a callout, and the title it keeps where its own word says more than the component's. */
export interface CalloutKind {
  readonly component: 'Note' | 'Caution' | 'Danger';
  readonly title?: string;
}

type Titles = Readonly<Record<Language, string>>;
const tip: Titles = { en: 'Tip', it: 'Suggerimento', cs: 'Tip', 'zh-Hans': '提示' };
const important: Titles = { en: 'Important', it: 'Importante', cs: 'Důležité', 'zh-Hans': '重要' };
const example: Titles = { en: 'Example', it: 'Esempio', cs: 'Příklad', 'zh-Hans': '示例' };
const question: Titles = { en: 'Question', it: 'Domanda', cs: 'Otázka', 'zh-Hans': '问题' };

const kinds: Readonly<
  Record<string, { readonly component: CalloutKind['component']; readonly titles?: Titles }>
> = {
  note: { component: 'Note' },
  info: { component: 'Note' },
  information: { component: 'Note' },
  informational: { component: 'Note' },
  abstract: { component: 'Note' },
  summary: { component: 'Note' },
  tldr: { component: 'Note' },
  todo: { component: 'Note' },
  seealso: { component: 'Note' },
  secondary: { component: 'Note' },
  primary: { component: 'Note' },
  success: { component: 'Note' },
  check: { component: 'Note' },
  done: { component: 'Note' },
  quote: { component: 'Note' },
  cite: { component: 'Note' },
  alert: { component: 'Caution' },
  tip: { component: 'Note', titles: tip },
  hint: { component: 'Note', titles: tip },
  example: { component: 'Note', titles: example },
  question: { component: 'Note', titles: question },
  faq: { component: 'Note', titles: question },
  help: { component: 'Note' },
  important: { component: 'Caution', titles: important },
  warning: { component: 'Caution' },
  warn: { component: 'Caution' },
  attention: { component: 'Caution' },
  caution: { component: 'Caution' },
  danger: { component: 'Danger' },
  error: { component: 'Danger' },
  failure: { component: 'Danger' },
  fail: { component: 'Danger' },
  bug: { component: 'Danger' },
  critical: { component: 'Danger' },
  // The words themselves, in the other languages
  nota: { component: 'Note' },
  suggerimento: { component: 'Note', titles: tip },
  importante: { component: 'Caution', titles: important },
  avviso: { component: 'Caution' },
  avvertenza: { component: 'Caution' },
  attenzione: { component: 'Caution' },
  pericolo: { component: 'Danger' },
  poznámka: { component: 'Note' },
  důležité: { component: 'Caution', titles: important },
  upozornění: { component: 'Caution' },
  varování: { component: 'Caution' },
  nebezpečí: { component: 'Danger' },
  注意: { component: 'Caution' },
  备注: { component: 'Note' },
  注: { component: 'Note' },
  说明: { component: 'Note' },
  提示: { component: 'Note', titles: tip },
  重要: { component: 'Caution', titles: important },
  警告: { component: 'Caution' },
  危险: { component: 'Danger' },
};

/** What an alert, admonition or callout of another tool becomes; `undefined` when the word names none. */
export function calloutKindOf(word: string, lang: Language): CalloutKind | undefined {
  const name = word.toLowerCase();
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) return undefined;
  return kind.titles
    ? { component: kind.component, title: kind.titles[lang] }
    : { component: kind.component };
}
