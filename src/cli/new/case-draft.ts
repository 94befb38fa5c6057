import { existsSync } from 'node:fs';
import path from 'node:path';
import { caseNumberSchema, parseCaseNumber } from '../../core/case/case-id.ts';
import type { Case } from '../../core/case/case.ts';
import { draftFromCase, type CaseDraft } from '../../core/draft/draft-from-case.ts';
import { draftLanguage } from '../../core/draft/nearest-articles.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { buildSearchIndex } from '../../core/search/build/build-search-index.ts';
import { openSimilarity, type SimilarArticle } from '../../core/search/similar/find-similar.ts';
import { readKnowledgeBase } from '../../library/read/read-knowledge-base.ts';
import { CommandError, UsageError, type Arguments, type ExitStatus, type Terminal } from '../command.ts';
import { commandLineActor, withStore, type OpenCommandStore } from '../command-store.ts';
import { cacheFolder, compiledFolder } from '../content-folder.ts';

interface Surroundings {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly openStore: OpenCommandStore;
}

/** What a case says of a new note. */
export interface ReadDraft {
  readonly subject: Case;
  readonly draft: CaseDraft;
  /** Team of the product, by whose owner the note is kept. */
  readonly owner: string | undefined;
}

const nearestLimit = 3;
const usualDatabase = '.casebook/casebook.db';
/** Below it an article has a few words in common, and no more. */
const leastSimilarity = 0.08;

/**
 * Reads a draft of a service note from a case.
 *
 * @throws {UsageError} The number is none, or another type is asked for.
 * @throws {CommandError} There is no such case.
 */
export async function readCaseDraft(
  written: string,
  type: string,
  policy: Policy,
  { args, terminal, openStore }: Surroundings,
): Promise<ReadDraft> {
  if (type !== 'service-note')
    throw new UsageError('--from-case writes a service-note; others have no place for a case');
  if (parseCaseNumber(written) === undefined)
    throw new UsageError('--from-case is a number such as SR-000123');
  const number = caseNumberSchema.parse(written.toUpperCase());
  return withStore(openStore, args, terminal, async ({ cases, drafts }) => {
    const subject = await cases.find(number);
    if (!subject) throw new CommandError(`there is no case ${number}`);
    const [statements, names] = await Promise.all([
      cases.listStatements(subject.id),
      drafts.namesOf(subject.id),
    ]);
    return {
      subject,
      draft: draftFromCase({ subject, statements, names }, policy),
      owner: policy.products.find(({ id }) => id === subject.product)?.team,
    };
  });
}

/** Takes the next free id for a draft, above the numbers that files have, and notes which case it is from. */
export async function reserveDraft(
  { subject }: ReadDraft,
  prefix: string,
  above: number,
  { args, terminal, openStore }: Surroundings,
): Promise<string> {
  const act = { actor: commandLineActor, at: terminal.now().getTime() };
  return withStore(openStore, args, terminal, async ({ drafts }) =>
    drafts.reserve(prefix, above, subject.id, act),
  );
}

/**
 * The largest number that a draft was given, where the server has a database: its note may not lie here yet, and another one by its id
 * would be linked to its case.
 */
export async function lastDraftedNumber(
  prefix: string,
  { args, terminal, openStore }: Surroundings,
): Promise<number> {
  const { workingDirectory, environment } = terminal;
  const named = args.values['database'] ?? environment['CASEBOOK_DATABASE'];
  const file = path.resolve(workingDirectory, String(named ?? usualDatabase));
  if (!existsSync(file)) return 0;
  return withStore(openStore, args, terminal, ({ drafts }) => drafts.lastNumber(prefix)).catch(
    (error: unknown) => {
      // An article can be begun without the server's database.
      if (error instanceof CommandError) return 0;
      throw error;
    },
  );
}

/** Says what to review of a draft that is written. */
export async function reportCaseDraft(
  file: string,
  id: string,
  { subject, draft }: ReadDraft,
  contentDir: string,
  { args, terminal }: Surroundings,
): Promise<ExitStatus> {
  const similar = await findNearest(id, draft, subject, contentDir, args, terminal);
  if (args.values['json'] === true) {
    const report = { file, id, case: subject.number, masked: draft.masked, likely: draft.likely, similar };
    terminal.out(`${JSON.stringify(report, undefined, 2)}\n`);
    return 0;
  }
  terminal.out(`${file}\n`);
  terminal.err(describe(subject, draft, similar));
  return 0;
}

/** The articles that say much of what a draft does, itself left out, and the records of other customers. */
async function findNearest(
  id: string,
  { title, summary = '', sections }: CaseDraft,
  { customer }: Case,
  contentDir: string,
  args: Arguments,
  terminal: Terminal,
): Promise<readonly SimilarArticle[]> {
  const cacheDir = compiledFolder(cacheFolder(args, terminal));
  const { base } = await readKnowledgeBase({ contentDir, audience: 'internal', cacheDir });
  const others = base.articles.filter(
    ({ fields }) => fields.id !== id && (fields.type !== 'customer-record' || fields.customer === customer),
  );
  const files = new Map(buildSearchIndex(others, base.policy).map(({ name, bytes }) => [name, bytes]));
  const similarity = await openSimilarity({
    load: async (name) =>
      files.get(name) ?? Promise.reject(new Error(`the search index has no file ${name}`)),
  });
  const text = { language: draftLanguage, title, texts: [summary, ...Object.values(sections)] };
  return similarity.likeText(text, { limit: nearestLimit, least: leastSimilarity });
}

function describe(
  subject: Case,
  { masked, likely }: Pick<CaseDraft, 'masked' | 'likely'>,
  similar: readonly SimilarArticle[],
): string {
  const lines = [
    `Drafted from ${subject.number}. It is linked as the creator once a build has the note${subject.outcome ? '' : ' and it is resolved'}.`,
    masked.length === 0
      ? 'Nothing was masked. Read it for names all the same.'
      : `Masked, to be reviewed (${masked.length}):\n${masked.map(({ mask, text }) => `  ${mask.padEnd(11)} ${text}`).join('\n')}`,
    ...(likely.length === 0
      ? []
      : [
          `Left, and likely names, to be reviewed (${likely.length}):\n${likely
            .map(({ mask, text, place, around }) => `  ${mask.padEnd(11)} ${text}  (${place}: ${around})`)
            .join('\n')}`,
        ]),
    ...(similar.length === 0
      ? []
      : [
          `Nearest articles; it may belong in one of them:\n${similar
            .map(
              ({ key, title, similarity, sharedWords }) =>
                `  ${key}  ${Math.round(similarity * 100)} % alike  ${title}\n    Both say: ${sharedWords.join(', ')}`,
            )
            .join('\n')}`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}
