import GithubSlugger, { slug } from 'github-slugger';
import { languages, type Language } from './language.ts';
import { articleTypes } from './registry.ts';

/** Fragments of the required sections by their heading in each language. */
const fragments = new Map<Language, ReadonlyMap<string, string>>(
  languages.map((lang) => [
    lang,
    new Map(
      articleTypes.flatMap((type) =>
        type.sections.map(({ heading }) => [heading[lang], slug(heading.en)] as const),
      ),
    ),
  ]),
);

/**
 * Gives the headings of one article their fragments. A required section has the fragment of its English heading in
 * every language, so that `SN-0012#resolution` leads to the resolution of a translation, too.
 */
export function createFragments(lang: Language): (heading: string) => string {
  const slugger = new GithubSlugger();
  return (heading) => slugger.slug(fragments.get(lang)?.get(heading) ?? (heading || 'section'));
}
