import { languages } from '../../core/article/language.ts';
import { articleTypeOfFolder, articleTypes } from '../../core/article/registry.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Problem } from '../../core/problem/problem.ts';

/** A file that looks like an article and lies where none is read, or whose name is not that of one. */
export function misplacedFile(file: string): Problem {
  const [folder = '', ...rest] = file.split('/');
  const name = rest.at(-1) ?? folder;
  const type = articleTypeOfFolder(folder);
  if (!type || rest.length > 1) {
    const home = type ?? articleTypes.find(({ prefix }) => name.toUpperCase().startsWith(`${prefix}-`));
    const message = `${file} looks like an article and lies where none is read.`;
    const hint = home
      ? `Move it to ${home.folder}/${name.toLowerCase()}.`
      : `Articles lie in ${articleTypes.map((candidate) => `${candidate.folder}/`).join(', ')}.`;
    return createProblem('file-misplaced', file, message, undefined, hint);
  }
  const message = `The name ${name} is not that of an article or translation.`;
  return createProblem('file-misplaced', file, message, undefined, nameHint(name, type.prefix));
}

/** What the name should be, as far as it can be guessed. */
function nameHint(name: string, prefix: string): string {
  const [, number, lang] = /^[a-z]{2}-?(\d{1,7})(?:\.([A-Za-z-]+))?\.mdx?$/i.exec(name) ?? [];
  if (number === undefined) {
    return `Name it after its id, such as ${prefix.toLowerCase()}-0042.mdx; what is no article does not belong here.`;
  }
  const id = `${prefix.toLowerCase()}-${number.padStart(4, '0')}`;
  if (lang === undefined) return `Rename it to ${id}.mdx.`;
  const known = languages.find((language) => language.toLowerCase() === lang.toLowerCase());
  return known === undefined
    ? `Languages are ${languages.join(', ')}; an article that is no translation is ${id}.mdx.`
    : `Rename it to ${id}.${known}.mdx.`;
}
