import { stat } from 'node:fs/promises';
import path from 'node:path';
import { articleIdSchema } from '../core/article/article-id.ts';
import { audienceSchema, type Audience } from '../core/article/audience.ts';
import { calendarDateOf, calendarDateSchema, type CalendarDate } from '../core/article/calendar-date.ts';
import { articleTypeOfId } from '../core/article/registry.ts';
import type { Problem } from '../core/problem/problem.ts';
import { countProblems, describeCounts, plural } from '../core/problem/report/count-problems.ts';
import { reportSarif } from '../core/problem/report/sarif.ts';
import { reportText } from '../core/problem/report/text.ts';
import { listArticleFiles } from '../library/read/list-files.ts';
import { readKnowledgeBase } from '../library/read/read-knowledge-base.ts';
import { checkContent } from './check/check-content.ts';
import { UsageError, type Arguments, type Command, type ExitStatus, type Terminal } from './command.ts';
import { cacheFolder, compiledFolder, contentFolder } from './content-folder.ts';
import { startProgress } from './progress.ts';
import { siteOrigin } from './site-origin.ts';

const help = `Checks the content: fields, sections, steps, links, back-out plans, translations, policy tables, style.

Usage: npm run casebook -- check [OPTIONS] [FILES]

  FILES           Files, folders or ids of articles (SN-0012); only problems in these are reported.
                  Everything is read all the same, as links lead elsewhere
  --content DIR   Content folder; default $CASEBOOK_CONTENT or content
  --audience A    Check what these readers get: restricted (default, everything), internal, partner,
                  customer or public
  --format F      text (default), json (an array of problems) or sarif (SARIF 2.1.0)
  --quiet         Report errors only
  --strict        Warnings count as errors for the exit status
  --today DATE    Day that decides whether a review is overdue; default: today
  --cache DIR     Where work of earlier runs is kept; default $CASEBOOK_CACHE or .casebook

Problems go to stdout, the summary to stderr. Every code is explained in the help of the site, at
/help/problems/#CODE; SARIF links to it at $CASEBOOK_SITE.

Exit status: 0 no errors (warnings are allowed, unless --strict), 1 errors, 2 wrong use.

Examples:
  npm run -s casebook -- check
  npm run -s casebook -- check content/procedures --strict
  npm run -s casebook -- check SN-0012
  npm run -s casebook -- check --format sarif > problems.sarif
`;

const formats = ['text', 'json', 'sarif'] as const;

interface CheckSettings {
  readonly contentDir: string;
  readonly audience: Audience;
  readonly format: (typeof formats)[number];
  /** Site whose help explains the codes. */
  readonly origin: string;
  readonly today: CalendarDate;
  readonly isQuiet: boolean;
  readonly isStrict: boolean;
  /** Files, folders and beginnings of files to report on, relative to the content folder; none: all. */
  readonly only: readonly string[];
}

export const check: Command = {
  name: 'check',
  summary: 'Report everything that is wrong with the content',
  help,
  options: {
    content: { type: 'string' },
    audience: { type: 'string' },
    cache: { type: 'string' },
    format: { type: 'string' },
    today: { type: 'string' },
    quiet: { type: 'boolean' },
    strict: { type: 'boolean' },
  },
  run: runCheck,
};

async function runCheck(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const settings = await readSettings(args, terminal);
  const { contentDir, audience, only } = settings;
  const reading = startProgress(terminal, 'Articles');
  const result = await readKnowledgeBase({
    contentDir,
    audience,
    cacheDir: compiledFolder(cacheFolder(args, terminal)),
    onProgress: reading.update,
  });
  reading.finish(`${result.base.articles.length + result.damaged.length}`);
  const all = await checkContent(result, { ...settings, withStyle: true });
  const asked = only.length === 0 ? all : all.filter(({ file }) => isAsked(file, only));
  const shown = settings.isQuiet ? asked.filter(({ severity }) => severity === 'error') : asked;
  print(shown, settings, terminal);
  const counts = countProblems(asked);
  const files = new Set(asked.map(({ file }) => file)).size;
  terminal.err(
    asked.length === 0 ? 'No problems.\n' : `${describeCounts(counts)} in ${plural(files, 'file')}.\n`,
  );
  return counts.errors > 0 || (settings.isStrict && counts.warnings > 0) ? 1 : 0;
}

async function readSettings(args: Arguments, terminal: Terminal): Promise<CheckSettings> {
  const { values, positionals } = args;
  const { workingDirectory } = terminal;
  const format = formats.find((name) => name === (values['format'] ?? 'text'));
  if (!format) throw new UsageError(`--format is text, json or sarif, not “${String(values['format'])}”`);
  const audience = audienceSchema.safeParse(values['audience'] ?? 'restricted');
  if (!audience.success)
    throw new UsageError('--audience is restricted, internal, partner, customer or public');
  const today = calendarDateSchema.safeParse(values['today'] ?? calendarDateOf(terminal.now()));
  if (!today.success)
    throw new UsageError(`--today is a date such as 2026-11-22, not “${String(values['today'])}”`);
  const contentDir = await contentFolder(args, terminal);
  return {
    contentDir,
    audience: audience.data,
    format,
    origin: siteOrigin(args, terminal),
    today: today.data,
    isQuiet: values['quiet'] === true,
    isStrict: values['strict'] === true,
    only: await Promise.all(positionals.map(async (name) => locate(name, contentDir, workingDirectory))),
  };
}

/**
 * A file or folder relative to the content folder, written from where the command was started or from there; of an id what
 * the files of the article and its translations begin with.
 */
async function locate(name: string, contentDir: string, workingDirectory: string): Promise<string> {
  const id = articleIdSchema.safeParse(name.toUpperCase()).data;
  if (id !== undefined) {
    const start = `${articleTypeOfId(id)?.folder ?? ''}/${id.toLowerCase()}.`;
    const files = await listArticleFiles(contentDir);
    if (files.some((file) => file.startsWith(start))) return start;
    throw new UsageError(`there is no article ${id} in ${contentDir}`);
  }
  for (const folder of [workingDirectory, contentDir]) {
    const absolute = path.resolve(folder, name);
    if (!(await stat(absolute).catch(() => undefined))) continue;
    const relative = path.relative(contentDir, absolute);
    if (relative.startsWith('..') || path.isAbsolute(relative))
      throw new UsageError(`${name} does not lie in the content folder ${contentDir}`);
    return relative.replaceAll(path.sep, '/');
  }
  throw new UsageError(`there is no file ${name}`);
}

function isAsked(file: string, only: readonly string[]): boolean {
  return only.some(
    (asked) =>
      asked === '' ||
      file === asked ||
      file.startsWith(`${asked}/`) ||
      (asked.endsWith('.') && file.startsWith(asked)),
  );
}

function print(problems: readonly Problem[], settings: CheckSettings, terminal: Terminal): void {
  const { environment, workingDirectory } = terminal;
  // Paths that a terminal, an editor or a code host can follow from where the command was started.
  const folder = path.relative(workingDirectory, settings.contentDir).replaceAll(path.sep, '/');
  const located = problems.map((problem) => ({ ...problem, file: path.posix.join(folder, problem.file) }));
  switch (settings.format) {
    case 'text': {
      const hasColour = terminal.isOutTerminal === true && (environment['NO_COLOR'] ?? '') === '';
      terminal.out(reportText(located, { hasColour }));
      break;
    }
    case 'json':
      terminal.out(`${JSON.stringify(located, undefined, 2)}\n`);
      break;
    case 'sarif': {
      terminal.out(`${JSON.stringify(reportSarif(located, { origin: settings.origin }), undefined, 2)}\n`);
      break;
    }
  }
}
