import type { Certainty, MaskPattern, Surroundings } from './mask-pattern.ts';

const phoneBefore =
  /(?:\b(?:tel|phone|telephone|mobile|mob|cell|fax|call(?: (?:me|us|him|her))?(?: (?:on|at))?|ring(?: (?:me|us))?(?: (?:on|at))?|telefon\w*|mobil\w*|cellulare|cell|telefono|chiama\w*|vol(?:at|ejte|ám))|电话|手机|传真|致电)[.\s:：(]*$/iu;
const codeBefore =
  /(?:\b(?:code|errno|error|status|hresult|exit(?:ed)?(?: with)?|errore|codice|chyb[auy]|kód\w*|lba|sector|block|offset|inode|pid)|错误码|错误代码|代码)[\s:：=#(]*-?$/iu;
const idBefore =
  /\b(?:session|transaction|correlation|event|request|job|task|thread|process)(?:[ _-]?id)?[\s:=#]*$/i;
const unitAfter =
  /^[\s-]?(?:bytes?|[kmgt]i?b|blocks?|sectors?|inodes?|files?|rows?|records?|iops|ms|µs|ns|s\b|seconds|milliseconds|řád\w+|soubor\w*|záznam\w*|bajt\w*|righe|record|file|字节|行|个|毫秒|秒)/iu;
const versionBefore = /(?:\b(?:version|ver|build|release|versione|verz\w+|v)|版本)[.\s:：]*$/iu;

/** The largest that a machine counts to. */
const largestCounts = /^(?:429496729[56]|214748364[78]|18446744073709551615|9223372036854775807)$/;
/** Error codes of Windows as decimal numbers. */
const windowsCode = /^(?:214[78]\d{6}|215[01]\d{6})$/;

/** A number of nine digits and more: a telephone's, a part's, or one that counts or names a version? */
function judgeLong(found: string, { before, after }: Surroundings): Certainty {
  if (found.includes('+') || phoneBefore.test(before)) return 'sure';
  if (/(?:^|[\s(=:])-$/.test(before) || largestCounts.test(found)) return 'no';
  if (codeBefore.test(before) || unitAfter.test(after) || versionBefore.test(before)) return 'no';
  if (/^\d+(?:\.\d+)+$/.test(found)) return judgeDots(found);
  const slashes = found.split('/').length - 1;
  // A version beside a year or a number, a fraction, a formula.
  if (/[ \u00a0]/.test(found) && found.includes('.')) return 'no';
  if (slashes > 1 || found.includes('(') !== found.includes(')')) return 'no';
  if (slashes === 1 && !/^\(?[03]/.test(found)) return 'likely';
  const groups = found.split(/\D+/).filter((group) => group !== '');
  // What counts stands in columns; in a telephone number only the last group is long.
  const isNational = /^\(?0/.test(found) && (groups[0]?.length ?? 0) <= 5 && !found.includes('.');
  const isTable = groups.length > 1 && !isNational && groups.some((group) => group.length > 5);
  if (isTable || groups.length > 5 || /\d{4}-\d{2}-\d{2}/.test(found)) return 'no';
  if (windowsCode.test(found) || idBefore.test(before)) return 'likely';
  return groups.length > 1 && groups[0]?.length === 1 && !/^\(?[01]/.test(found) ? 'likely' : 'sure';
}

function judgeDots(found: string): Certainty {
  const groups = found.split('.');
  const isEven = groups.length > 2 && groups.every(({ length }) => length >= 2 && length <= 4);
  if (!isEven) return 'no';
  return groups.length === 5 && found.startsWith('0') ? 'sure' : 'likely';
}

/** Neither a date, with a time after it or without, nor an identifier. */
const noOther = String.raw`(?![\da-f]{8}-[\da-f]{4}-|\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)|\d{1,2}([-/.])\s?\d{1,2}\2\s?\d{4}(?!\d)|(?:19|20)\d{6}[ T_-]?\d{4,6}(?!\d))`;

/** Telephone numbers as countries write them, and numbers of nine digits and more. */
export const longNumbers: readonly MaskPattern[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![\w+]|\d[.:/,-]|[A-Za-z]-)${noOther}(?:\+|\()?\d(?:[ ()/.\u00a0-]{0,2}\d){8,}(?!\w|\.\d)`,
      'g',
    ),
    mask: '[number]',
    judge: judgeLong,
  },
  {
    pattern: /(?<![\w+.]|\d[:/,-])\(?\d(?:[ ()/.\u00a0-]{0,2}\d){5,7}(?![\w.:]\d|\w)/g,
    mask: '[number]',
    judge: (_, { before }) => (phoneBefore.test(before) ? 'sure' : 'no'),
  },
];
