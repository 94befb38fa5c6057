import path from 'node:path';
import type { Language } from '../../core/article/language.ts';
import { languageSchema } from '../../core/article/language.ts';
import { articleTypeOfFolder, articleTypeOfId, type ArticleFields } from '../../core/article/registry.ts';
import type { Revision } from '../../core/article/article.ts';
import { translationFields, type TranslationFields } from '../../core/article/translation.ts';
import type { FieldPlaces } from '../../core/article/field-place.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { compileBody } from '../compile/compile-body.ts';
import { readFrontMatter } from './front-matter.ts';
import { readText } from './list-files.ts';
import { misplacedFile } from './misplaced-file.ts';
import { readFields } from './read-fields.ts';
import { revisionOf } from './revision.ts';
import { standInsOf, translationStandIns } from './stand-ins.ts';

/** A file whose front matter could be read, all or in part, before its body is compiled. */
interface ReadFile {
  readonly file: string;
  readonly source: string;
  readonly revision: Revision;
  readonly lang: Language;
  readonly fieldPlaces: FieldPlaces;
  /** Keys of front matter that are missing or wrong; none: the article is sound. */
  readonly unread: ReadonlySet<string>;
  /** Whether anything about its front matter is wrong, so that it cannot be built. */
  readonly isDamaged: boolean;
  readonly problems: readonly Problem[];
}

/** An original as read. */
export interface ReadOriginal extends ReadFile {
  readonly kind: 'original';
  readonly fields: ArticleFields;
}

/** A translation as read; the fields it lacks are its original's. */
export interface ReadTranslation extends ReadFile {
  readonly kind: 'translation';
  readonly fields: TranslationFields;
}

/** A file whose front matter says too little to go on. */
export interface UnreadableFile {
  readonly kind: 'unreadable';
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** Reads one article file as far as its front matter goes. */
export async function readArticle(
  contentDir: string,
  file: string,
): Promise<ReadOriginal | ReadTranslation | UnreadableFile> {
  let source;
  try {
    source = await readText(path.join(contentDir, file));
  } catch (error) {
    const reason = error instanceof TypeError ? 'is not UTF-8 text' : 'could not be read';
    return {
      kind: 'unreadable',
      file,
      problems: [createProblem('file-unreadable', file, `The file ${reason}.`)],
    };
  }
  return readSource(source, file);
}

/** Reads an article's source as far as its front matter goes; `file` decides the type and the language. */
export function readSource(source: string, file: string): ReadOriginal | ReadTranslation | UnreadableFile {
  const { frontMatter, problems } = readFrontMatter(source, file);
  if (!frontMatter) return unreadable(source, file, problems);
  const name = fileName(file);
  const type = articleTypeOfFolder(file.split('/')[0] ?? '');
  if (!name || !type) return { kind: 'unreadable', file, problems: [misplacedFile(file)] };
  const { places, values } = frontMatter;
  // A file that is named like a translation and has no team is one that lacks its revision.
  const isTranslation =
    hasKey(values, 'translatedFrom') || (name.lang !== undefined && !hasKey(values, 'owner'));
  const read = isTranslation
    ? readFields(translationFields, values, {
        file,
        places,
        standIns: translationStandIns(name.id, name.lang),
      })
    : readFields(type.fields, values, { file, places, standIns: standInsOf(type.name, name.id) });
  const isDamaged = read.problems.length > 0;
  const owner = articleTypeOfId(idIn(values));
  if (isDamaged && owner && owner !== type) {
    // Fields of another type would all be wrong, and say nothing of what is.
    const message = `${idIn(values)} belongs in ${owner.folder}/, not in ${type.folder}/.`;
    return {
      kind: 'unreadable',
      file,
      problems: [createProblem('file-misplaced', file, message, places['id'])],
    };
  }
  if (!read.fields) return unreadable(source, file, read.problems);
  const { unread } = read;
  const common = { file, source, revision: revisionOf(source), fieldPlaces: places, unread, isDamaged };
  if (isTranslation) {
    const fields = read.fields as TranslationFields; // of the schema's shape
    const misplaced = placeProblems(file, name, type.prefix, fields, isTranslation, { places, unread });
    return {
      kind: 'translation',
      ...common,
      lang: fields.lang,
      fields,
      problems: [...read.problems, ...misplaced],
    };
  }
  // Of the shape of the type's schema, so the type's name is the right tag.
  const fields = { ...read.fields, type: type.name } as ArticleFields;
  const misplaced = placeProblems(file, name, type.prefix, fields, isTranslation, { places, unread });
  return {
    kind: 'original',
    ...common,
    lang: fields.lang,
    fields,
    problems: [...read.problems, ...misplaced],
  };
}

/** What is wrong with the body is wrong whatever becomes of the front matter. */
function unreadable(source: string, file: string, problems: readonly Problem[]): UnreadableFile {
  const isMissing = problems.some(({ code }) => code === 'front-matter-missing');
  const body = isMissing ? [] : compileBody({ source, file, lang: 'en', audience: 'restricted' }).problems;
  return { kind: 'unreadable', file, problems: [...problems, ...body] };
}

function idIn(values: unknown): string {
  return typeof values === 'object' && values !== null && 'id' in values ? String(values.id) : '';
}

function hasKey(values: unknown, key: string): boolean {
  return typeof values === 'object' && values !== null && Object.hasOwn(values, key);
}

/** `sn-0012.mdx` or `sn-0012.it.mdx`, in parts. */
function fileName(file: string): { readonly id: string; readonly lang: Language | undefined } | undefined {
  const match = /^([a-z]{2}-\d{4,7})(?:\.([A-Za-z-]+))?\.mdx$/.exec(path.posix.basename(file));
  if (!match?.[1]) return undefined;
  const lang = languageSchema.optional().safeParse(match[2]);
  return lang.success ? { id: match[1].toUpperCase(), lang: lang.data } : undefined;
}

function placeProblems(
  file: string,
  name: { readonly id: string; readonly lang: Language | undefined },
  prefix: string,
  fields: { readonly id: string; readonly lang: Language },
  isTranslation: boolean,
  { places, unread }: { readonly places: FieldPlaces; readonly unread: ReadonlySet<string> },
): Problem[] {
  const problems: Problem[] = [];
  if (unread.has('id') || unread.has('lang')) return problems;
  if (!fields.id.startsWith(`${prefix}-`)) {
    problems.push(
      createProblem(
        'file-misplaced',
        file,
        `${fields.id} lies in a folder for ids that begin with ${prefix}-.`,
        places['id'],
      ),
    );
  } else if (name.id !== fields.id) {
    problems.push(
      createProblem(
        'file-misplaced',
        file,
        `The file is named after ${name.id}, and its id is ${fields.id}.`,
        places['id'],
      ),
    );
  }
  if (isTranslation ? name.lang !== fields.lang : name.lang !== undefined) {
    const expected = isTranslation
      ? `${fields.id.toLowerCase()}.${fields.lang}.mdx`
      : `${fields.id.toLowerCase()}.mdx`;
    problems.push(
      createProblem(
        'file-misplaced',
        file,
        `The file should be named ${expected}.`,
        places['lang'] ?? places['id'],
      ),
    );
  }
  return problems;
}
