import { askedWords } from './asked-words.ts';
import { routeWords, type RoutedTeam, type RoutingPolicy } from './route-words.ts';

/** Codes of advice; permanent, as scripts and pages go by them. */
export const adviceCodes = [
  'routes-to-two-teams',
  'routes-to-no-team',
  'several-problems',
  'version-missing',
  'onset-missing',
  'changes-missing',
] as const;
export type AdviceCode = (typeof adviceCodes)[number];

/** Something to do before a case is sent on. */
export interface Advice {
  readonly code: AdviceCode;
  /** What is odd. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** The words that it is about, as they are written. */
  readonly words: readonly string[];
  /** The teams that words lead to, where it is about that. */
  readonly teams: readonly RoutedTeam[];
}

/** A problem as it is known so far. */
export interface StatedProblem {
  readonly text: string;
  /** Id of a product, where the case has one. */
  readonly product?: string | undefined;
  readonly component?: string | undefined;
  readonly productVersion?: string | undefined;
  /** Whether the case says when it began. */
  readonly hasOnset?: boolean | undefined;
  /** Whether recent changes were gathered. */
  readonly hasChanges?: boolean | undefined;
}

/** Shorter texts are being written: that something is missing is known to whoever writes. */
const unfinishedBelow = 20;

/**
 * What keeps a problem statement from reaching one team that can work on it: words of two teams, or of none; two problems in one
 * case; no version, no onset, nothing about what changed. Advice, not rules: nothing is refused by it.
 */
export function adviseOnProblem(problem: StatedProblem, policy: RoutingPolicy): readonly Advice[] {
  const { text } = problem;
  if (text.trim().length < unfinishedBelow) return [];
  const teams = routeWords(text, policy);
  return [
    ...adviseOnRouting(problem, teams, policy),
    ...adviseOnCount(text),
    ...missing('version-missing', hasVersion(problem, policy)),
    ...missing('onset-missing', problem.hasOnset === true || askedWords.onset.test(text)),
    ...missing('changes-missing', problem.hasChanges === true || askedWords.change.test(text)),
  ];
}

function adviseOnRouting(
  { product }: StatedProblem,
  teams: readonly RoutedTeam[],
  policy: RoutingPolicy,
): Advice[] {
  const [first, ...others] = teams;
  if (first && others.length > 0) {
    const named = teams.map(({ name, words }) => `${name} (${words.map(quote).join(', ')})`);
    return [
      {
        code: 'routes-to-two-teams',
        message: `These words lead to ${teams.length} teams: ${list(named)}.`,
        hint: 'Such a case goes to neither. Name what fails by the words of one team, and write the rest into the facts.',
        words: teams.flatMap(({ words }) => words),
        teams,
      },
    ];
  }
  if (first || policy.products.some(({ id }) => id === product)) return [];
  return [
    {
      code: 'routes-to-no-team',
      message: 'No word here leads to a team.',
      hint: 'Name the product that fails, or a word by which its team is known, or choose the product.',
      words: [],
      teams: [],
    },
  ];
}

function adviseOnCount(text: string): Advice[] {
  const found = askedWords.another.exec(text)?.[0].trim();
  const numbered = text.match(askedWords.numbered)?.length ?? 0;
  if (found === undefined && numbered < 2) return [];
  return [
    {
      code: 'several-problems',
      message: 'This reads like more than one problem.',
      hint: 'One problem a case: open another case for the second one, and name this one in it.',
      words: found === undefined ? [] : [found],
      teams: [],
    },
  ];
}

function hasVersion({ text, product, productVersion }: StatedProblem, { products }: RoutingPolicy): boolean {
  if (productVersion !== undefined) return true;
  const known = products.filter(({ id }) => product === undefined || id === product);
  const versions = known.flatMap((each) => each.versions);
  return (
    askedWords.version.test(text) || versions.some((version) => version.length > 2 && text.includes(version))
  );
}

const questions = {
  'version-missing': ['No version is named.', 'Write which version of the product it is, with the patch.'],
  'onset-missing': [
    'It does not say when it began.',
    'Write since when, as the customer tells it; what the logs show is kept apart.',
  ],
  'changes-missing': [
    'It does not say what changed.',
    'Write what was changed before it began (updates, configuration, load), or that nothing is known of.',
  ],
} as const;

function missing(code: keyof typeof questions, isThere: boolean): Advice[] {
  const [message, hint] = questions[code];
  return isThere ? [] : [{ code, message, hint, words: [], teams: [] }];
}

const quote = (word: string): string => `“${word}”`;

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
