import type { Language } from '../../article/language.ts';
import { articleProblem } from '../article-problem.ts';
import { findRequiredHeading, partsOfSection } from '../article-section.ts';
import type { Rule } from '../context.ts';

/** How a workaround is called, by language. */
const words: Readonly<Record<Language, RegExp>> = {
  en: /work(?:[- ]|ing |ed |s )?around|temporary (?:solution|fix|measure)|stop-?gap/i,
  it: /workaround|soluzion[ei] (?:temporane|alternativ|provvisori)|rimedi[oi]? (?:temporane|provvisori)|aggir/i,
  cs: /workaround|(?:náhradní|dočasn|provizorní|prozatímní)\S* (?:řešení|postup|opatření)|obejít|obejit|obcház|obchvat/i,
  'zh-Hans': /变通|临时|权宜|规避|绕过|替代/,
};

/** A note whose outcome is a workaround calls it one where the reader looks: in its resolution. */
export const checkWorkarounds: Rule = (base, context) =>
  base.articles
    .filter(({ fields }) => fields.type === 'service-note' && fields.outcome === 'workaround')
    .filter((article) => context.hasBody(article) && context.hasFields(article, 'lang'))
    .flatMap((article) => {
      const heading = findRequiredHeading(article, 'resolution');
      if (!heading) return [];
      const texts = partsOfSection(article, heading).map((part) => `${part.heading}\n${part.text}`);
      if (words[article.lang].test(texts.join('\n'))) return [];
      const message = `The outcome of ${article.key} is a workaround, and “${heading.text}” does not call it one.`;
      return [articleProblem(article, 'workaround-unnamed', message, heading.place)];
    });
