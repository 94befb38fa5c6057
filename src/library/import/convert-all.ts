import { articleTypeNamed } from '../../core/article/registry.ts';
import type { Product } from '../../core/policy/policy.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { createAliasRegister, type AddressedArticle } from './article/alias-register.ts';
import { composeFields } from './article/compose-fields.ts';
import { convertArticle } from './article/convert-article.ts';
import type { ImageCopy } from './markdown/convert-images.ts';
import type { ImportOptions } from './import-options.ts';
import type { Loss, ReportLoss } from './loss.ts';
import { numberOf, type PlannedSource } from './source/plan-sources.ts';
import { renderArticle } from './write/render-article.ts';
import { asAlias } from './source/source-fields.ts';
import { recordLinks, type RecordedLinks } from './source/record-links.ts';
import { indexSources, type IndexedSource, type SourceIndex } from './source/source-index.ts';
import { writeFrontMatter } from './write/write-front-matter.ts';

/** An article that is converted, but for the fragments of its links to others. */
export interface Draft {
  readonly planned: PlannedSource;
  /** Path below the content folder. */
  readonly file: string;
  readonly text: string;
  readonly images: readonly ImageCopy[];
  /** Fragments of its source with those of the article. */
  readonly fragments: ReadonlyMap<string, string>;
}

interface Context {
  /** Root of the source, absolute, with symbolic links resolved. */
  readonly root: string;
  readonly options: ImportOptions;
  readonly products: ReadonlyMap<string, Product>;
  /** Articles of earlier imports whose sources are not there today. */
  readonly orphans: readonly IndexedSource[];
  /** Articles of the content folder that are not of this import; what leads to them is taken. */
  readonly others: readonly AddressedArticle[];
}

interface Conversion {
  readonly drafts: readonly Draft[];
  readonly failed: readonly Problem[];
  /** Sources that say nothing, by path. */
  readonly empty: readonly string[];
  readonly losses: readonly Loss[];
}

/** What came of one source, and what it depends on. */
interface Outcome {
  readonly source: PlannedSource;
  readonly aliases: readonly string[];
  /** A draft, the problem that there is none, or nothing of a source that says nothing. */
  readonly result: Draft | Problem | undefined;
  readonly losses: readonly Loss[];
  readonly links: RecordedLinks;
}

/**
 * Converts all sources. Those that cannot be converted are problems, and those that say nothing are left out; then the
 * others that linked to one of them are converted again, so that nothing links to an article that does not come about.
 */
export async function convertAll(planned: readonly PlannedSource[], context: Context): Promise<Conversion> {
  const failed: Problem[] = [];
  const empty: string[] = [];
  let rest = planned;
  let known: ReadonlyMap<PlannedSource, Outcome> = new Map();
  for (;;) {
    const aliasLosses: Loss[] = [];
    const outcomes = await convertEach(rest, aliasesOf(rest, context, aliasLosses), known, context);
    const gone = outcomes.filter(({ result }) => result === undefined || !('planned' in result));
    if (gone.length === 0) {
      const drafts = outcomes.flatMap(({ result }) => (result && 'planned' in result ? [result] : []));
      return { drafts, failed, empty, losses: [...aliasLosses, ...outcomes.flatMap(({ losses }) => losses)] };
    }
    for (const { source, result } of gone) {
      if (result === undefined) empty.push(source.source.path);
      else if (!('planned' in result)) failed.push(result);
    }
    const ids = new Set<string>(gone.map(({ source }) => source.id));
    const left = outcomes.filter(({ source }) => !ids.has(source.id));
    rest = left.map(({ source }) => source);
    known = new Map(
      left
        .filter(({ links }) => !links.hasUnknownName && ![...links.ids].some((id) => ids.has(id)))
        .map((outcome) => [outcome.source, outcome]),
    );
  }
}

async function convertEach(
  planned: readonly PlannedSource[],
  aliases: readonly (readonly string[])[],
  known: ReadonlyMap<PlannedSource, Outcome>,
  context: Context,
): Promise<Outcome[]> {
  const index = indexSources([...planned.map(indexed), ...context.orphans]);
  const outcomes: Outcome[] = [];
  for (const [at, source] of planned.entries()) {
    const own = aliases[at] ?? [];
    const before = known.get(source);
    if (before && before.aliases.join(' ') === own.join(' ')) {
      outcomes.push(before);
      continue;
    }
    const losses: Loss[] = [];
    const file = source.source.path;
    const report: ReportLoss = (kind, line, detail) => void losses.push({ kind, file, line, detail });
    const recorder = recordLinks(index);
    const result = await convertOne(source, own, recorder.index, report, context);
    outcomes.push({ source, aliases: own, result, losses, links: recorder.links });
    context.options.onProgress?.(at + 1, planned.length);
  }
  return outcomes;
}

/** Converts one source; nothing comes of one that says nothing. */
async function convertOne(
  planned: PlannedSource,
  aliases: readonly string[],
  index: SourceIndex,
  report: ReportLoss,
  { root, options, products }: Context,
): Promise<Draft | Problem | undefined> {
  const { source, id, type, lang } = planned;
  const fail = (reason: string): Problem =>
    createProblem(
      'file-unreadable',
      source.path,
      `The file could not be converted: ${reason}.`,
      undefined,
      'Simplify the source, or import it by hand.',
    );
  try {
    const converted = await convertArticle(source, {
      ...planned,
      root,
      index,
      baseUrl: options.baseUrl,
      report,
    });
    if (converted.isEmpty) return undefined;
    const { folder, fields: schema } = articleTypeNamed(type);
    const file = `${folder}/${id.toLowerCase()}.mdx`;
    const fields = composeFields(planned, converted, products, aliases, options);
    const { error } = schema.safeParse(fields);
    if (error)
      return fail(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
    const rendered = renderArticle(writeFrontMatter(fields), converted.tree, file, lang, report);
    if ('errors' in rendered) return fail(rendered.errors.join('; '));
    return { planned, file, text: rendered.text, images: converted.images, fragments: converted.fragments };
  } catch (error) {
    // One file must not end the import, whatever is in it: nesting that exhausts the stack, for one.
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function indexed(planned: PlannedSource): IndexedSource {
  const { source, id, fields } = planned;
  return { path: source.path, id, addresses: fields.addresses, number: numberOf(planned) };
}

/** Paths that lead to each article: that of its source first, then those that its front matter names. */
function aliasesOf(
  planned: readonly PlannedSource[],
  { options, others }: Context,
  losses: Loss[],
): string[][] {
  const register = createAliasRegister(options.name, others);
  const give = ({ source }: PlannedSource, paths: readonly string[]): readonly string[] => {
    const { aliases, changed } = register(paths);
    for (const { path, instead } of changed) {
      const detail = instead === undefined ? path : `${path} → ${instead}`;
      losses.push({ kind: 'address-taken', file: source.path, line: 1, detail });
    }
    return aliases;
  };
  const own = planned.map((article) => give(article, pathsOf(article)));
  return planned.map((article, at) => [...(own[at] ?? []), ...give(article, article.fields.addresses)]);
}

/** Paths of a source, now and before it was moved. */
function pathsOf({ source, entry }: PlannedSource): string[] {
  return [source.path, ...entry.former].map(aliasOf);
}

function aliasOf(file: string): string {
  return asAlias(`/${file.replace(/\.[a-z]+$/i, '')}`);
}
