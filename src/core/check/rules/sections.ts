import type { Article, Heading } from '../../article/article.ts';
import type { RequiredSection } from '../../article/article-type.ts';
import type { Language } from '../../article/language.ts';
import { articleTypeNamed } from '../../article/registry.ts';
import { startOfFile, type Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import { findSectionHeading, isSameHeading, partsOfSection } from '../article-section.ts';
import type { Rule } from '../context.ts';

/** Every type's required sections are there, as h2, in order, and with something in them. */
export const checkSections: Rule = (base, context) =>
  base.articles
    .filter((article) => context.hasBody(article) && context.hasFields(article, 'lang'))
    .flatMap((article) => checkArticle(article));

const englishNames = new Intl.DisplayNames('en', { type: 'language' });

/** A required section that the article has. */
interface PresentSection {
  readonly required: RequiredSection;
  readonly heading: Heading;
}

function checkArticle(article: Article): Problem[] {
  const { sections: required } = articleTypeNamed(article.fields.type);
  const present = required.flatMap((section): PresentSection[] => {
    const heading = findSectionHeading(article, section.heading[article.lang]);
    return heading ? [{ required: section, heading }] : [];
  });
  return [
    ...findMissing(article, required, present),
    ...findMisplaced(article, required, present),
    ...present.flatMap((section) => findEmpty(article, section)),
  ];
}

function findMissing(
  article: Article,
  required: readonly RequiredSection[],
  present: readonly PresentSection[],
): Problem[] {
  let before: Heading | undefined;
  return required.flatMap((section) => {
    const found = present.find((candidate) => candidate.required === section);
    if (found) {
      before = found.heading;
      return [];
    }
    const written = section.heading[article.lang];
    const { place, hint } = explainMissing(article, section, before);
    return [
      articleProblem(article, 'section-missing', `${article.key} has no section “${written}”.`, place, hint),
    ];
  });
}

/** Where the section should be, or where it is under another level or language. */
function explainMissing(
  article: Article,
  section: RequiredSection,
  before: Heading | undefined,
): { place: Heading['place']; hint: string } {
  const written = section.heading[article.lang];
  const deeper = article.body.headings.find(({ text }) => isSameHeading(text, written));
  if (deeper) {
    return {
      place: deeper.place,
      hint: `“${written}” is an h${deeper.depth} here; write it as \`## ${written}\`.`,
    };
  }
  // The entries of a record by language have these keys.
  for (const [lang, text] of Object.entries(section.heading) as [Language, string][]) {
    const foreign = findSectionHeading(article, text);
    if (foreign && lang !== article.lang) {
      const [is, should] = [englishNames.of(lang), englishNames.of(article.lang)];
      return {
        place: foreign.place,
        hint: `“${text}” is ${is}, and this text is ${should}: write \`## ${written}\`.`,
      };
    }
  }
  const after = before ? ` after the section “${before.text}”` : '';
  return {
    place: before?.place ?? startOfFile,
    hint: `Add \`## ${written}\`${after}; where there is nothing to tell, say so and why.`,
  };
}

function findMisplaced(
  article: Article,
  required: readonly RequiredSection[],
  present: readonly PresentSection[],
): Problem[] {
  const inText = present.toSorted((a, b) => a.heading.place.line - b.heading.place.line);
  let latest: PresentSection | undefined;
  return inText.flatMap((section) => {
    if (latest && required.indexOf(section.required) < required.indexOf(latest.required)) {
      const order = required.map(({ heading }) => heading[article.lang]).join(', ');
      const message = `“${section.heading.text}” stands after “${latest.heading.text}”.`;
      return [
        articleProblem(article, 'section-order', message, section.heading.place, `The order is: ${order}.`),
      ];
    }
    latest = section;
    return [];
  });
}

/** What authors write where they mean to write something. */
const placeholder = /^(?:to ?do|tbd|tbc|fixme|xxx|\.{3}|…|[-–—])[.:!]?$/i;

function findEmpty(article: Article, { heading }: PresentSection): Problem[] {
  const { headings, images, links } = article.body;
  const texts = partsOfSection(article, heading).map((part) => part.text);
  const text = texts.join('\n').trim();
  const next = headings.find(({ depth, place }) => depth <= 2 && place.line > heading.place.line);
  // An image has no text, nor has a link that takes the title of its target.
  const hasMore = [...images, ...links].some(
    ({ place }) => place.line > heading.place.line && (!next || place.line < next.place.line),
  );
  if (hasMore || (text !== '' && !placeholder.test(text))) return [];
  const what = text === '' ? 'is empty' : `holds only “${text}”`;
  return [articleProblem(article, 'section-empty', `The section “${heading.text}” ${what}.`, heading.place)];
}
