import type { Article, KnowledgeBase } from '../../core/article/article.ts';
import { isExternal, mayRead, type Audience } from '../../core/article/audience.ts';
import { readableFields } from '../../core/article/readable-fields.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import { compareProblems, type Problem } from '../../core/problem/problem.ts';
import { noCache, openCompileCache, type CachedBody } from '../cache/compile-cache.ts';
import { compileBody } from '../compile/compile-body.ts';
import { listContent } from './list-files.ts';
import { misplacedFile } from './misplaced-file.ts';
import { readArticle, type ReadOriginal, type ReadTranslation } from './read-article.ts';
import { readPolicy } from './read-policy.ts';

export interface ReadOptions {
  /** Folder with `service-notes/`, `policy/` and the rest; absolute. */
  readonly contentDir: string;
  /** Who the result is for; nothing else is in it. */
  readonly audience: Audience;
  /** Folder for compiled articles of earlier runs, absolute; none: nothing is kept. */
  readonly cacheDir?: string;
  /** Called as articles are read, for a progress line. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was read, and everything that is wrong with it as far as one file at a time shows. */
export interface ReadResult {
  readonly base: KnowledgeBase;
  /**
   * Articles and translations with errors in their front matter, or in that of their original, as far as they could be
   * read; `unreadFields` says what could not. They are for the check alone: nobody else may take stand-ins for fields.
   */
  readonly damaged: readonly Article[];
  readonly problems: readonly Problem[];
}

/**
 * Reads, validates and compiles everything in a content folder that an audience may read. An article outside the
 * audience is dropped as soon as its front matter says so: neither its text nor its images are looked at.
 */
export async function readKnowledgeBase(options: ReadOptions): Promise<ReadResult> {
  const { contentDir, audience } = options;
  const { policy, problems: policyProblems } = await readPolicy(contentDir);
  const problems: Problem[] = [...policyProblems];
  const { originals, translations, unreadable } = await readFiles(contentDir, options.onProgress);
  problems.push(...unreadable);
  const unread = new Set(unreadable.flatMap(({ file }) => idOfFile(file) ?? []));

  const known = new Set(originals.map(({ fields }) => fields.id as string));
  const readable = new Map<string, ReadOriginal>();
  for (const original of originals) {
    const isReadable = mayRead(audience, original.fields.audience);
    // Damage stops every build: who may read the article is part of what may be wrong.
    if (isReadable || original.isDamaged) problems.push(...original.problems);
    if (!isReadable) continue;
    const { id } = original.fields;
    const first = readable.get(id);
    if (first) {
      problems.push(
        createProblem(
          'duplicate-id',
          original.file,
          `${id} is already the id of ${first.file}.`,
          original.fieldPlaces['id'],
        ),
      );
    } else {
      readable.set(id, original);
    }
  }

  // An id that exists nowhere stays, so that the check can report it; one that only others may read goes.
  const has = (id: string): boolean => readable.has(id) || !known.has(id);
  const cache =
    options.cacheDir === undefined ? noCache : await openCompileCache(options.cacheDir, contentDir, audience);
  const compiled = new Map<string, CachedBody>();
  const compile = (read: ReadOriginal | ReadTranslation): CachedBody => {
    const cacheKey = `${read.revision} ${read.lang} ${read.file}`;
    let body = cache.get(cacheKey);
    if (!body) {
      const { tree: _tree, ...kept } = compileBody({
        source: read.source,
        file: read.file,
        lang: read.lang,
        audience,
      });
      body = kept;
    }
    compiled.set(cacheKey, body);
    problems.push(...body.problems);
    return body;
  };

  const articles: Article[] = [];
  const damaged: Article[] = [];
  for (const original of readable.values()) {
    const fields = readableFields(original.fields, audience, has);
    const article = toArticle(fields.id, original, fields, compile(original), audience);
    (original.isDamaged ? damaged : articles).push(article);
  }
  const keys = new Set<string>(readable.keys());
  for (const translation of translations) {
    const { id, lang, translatedFrom, translators, ...texts } = translation.fields;
    const original = readable.get(id);
    if (!original) {
      if (!known.has(id) && !unread.has(id)) {
        problems.push(
          createProblem(
            'translation-orphaned',
            translation.file,
            `There is no article ${id} in another language.`,
            translation.fieldPlaces['id'],
          ),
        );
      }
      continue;
    }
    const key = `${id}.${lang}`;
    problems.push(...translation.problems);
    if (keys.has(key) || lang === original.lang) {
      problems.push(
        createProblem(
          'duplicate-id',
          translation.file,
          `${id} exists in “${lang}” already.`,
          translation.fieldPlaces['lang'],
        ),
      );
      continue;
    }
    keys.add(key);
    const fields = {
      ...readableFields(original.fields, audience, has),
      lang,
      title: texts.title,
      summary: texts.summary,
    };
    if (texts.symptoms) fields.symptoms = texts.symptoms;
    if (texts.keywords) fields.keywords = texts.keywords;
    const article = {
      ...toArticle(key, translation, fields, compile(translation), audience),
      translation: { translatedFrom, translators },
    };
    if (!original.isDamaged && !translation.isDamaged) articles.push(article);
    else damaged.push({ ...article, unreadFields: new Set([...original.unread, ...translation.unread]) });
  }
  await cache.save(compiled);
  for (const list of [articles, damaged]) list.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { base: { audience, articles, policy }, damaged, problems: problems.toSorted(compareProblems) };
}

/** Files that are read at the same time: enough to keep the disk busy, few enough to keep memory small. */
const readAtOnce = 32;

async function readFiles(
  contentDir: string,
  onProgress: ReadOptions['onProgress'],
): Promise<{ originals: ReadOriginal[]; translations: ReadTranslation[]; unreadable: Problem[] }> {
  const { articles: files, strays, links } = await listContent(contentDir);
  const originals: ReadOriginal[] = [];
  const translations: ReadTranslation[] = [];
  const unreadable: Problem[] = [
    ...strays.map((file) => misplacedFile(file)),
    ...links.map((file) =>
      createProblem(
        'file-unreadable',
        file,
        `${file} is a symbolic link, which is not followed.`,
        undefined,
        'Put the file itself there.',
      ),
    ),
  ];
  for (let from = 0; from < files.length; from += readAtOnce) {
    const some = files.slice(from, from + readAtOnce);
    for (const read of await Promise.all(some.map(async (file) => readArticle(contentDir, file)))) {
      if (read.kind === 'original') originals.push(read);
      else if (read.kind === 'translation') translations.push(read);
      else unreadable.push(...read.problems);
    }
    onProgress?.(from + some.length, files.length);
  }
  return { originals, translations, unreadable };
}

function toArticle(
  key: string,
  read: ReadOriginal | ReadTranslation,
  fields: Article['fields'],
  { readableSource, ...body }: CachedBody,
  audience: Audience,
): Article {
  const markdown = readableSource.replace(/^---[\s\S]*?\n---\n/, '').trim();
  return {
    key,
    lang: read.lang,
    fields,
    file: read.file,
    revision: read.revision,
    // Front matter may name cases and people; outside the organisation only the body is the source.
    source: isExternal(audience) ? markdown : readableSource,
    markdown,
    body,
    fieldPlaces: read.fieldPlaces,
    ...(read.isDamaged ? { unreadFields: read.unread } : {}),
  };
}

/** `service-notes/sn-0012.mdx` → `SN-0012`; nothing for a translation. */
function idOfFile(file: string): string | undefined {
  return /\/([a-z]{2}-\d{4,7})\.mdx$/.exec(file)?.[1]?.toUpperCase();
}
