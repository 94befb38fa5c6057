import type { MaskPattern } from './mask-pattern.ts';
import { anyName, firstNames, fullName, namePart, title } from './name-words.ts';

/** Finds a name after some words, which stay. */
const after = (words: string, name: string, flags = 'gu'): MaskPattern => ({
  pattern: new RegExp(String.raw`(?<=${words})${name}`, flags),
  mask: '[name]',
});

const space = String.raw`[ \t\u00a0]`;
const regards = String.raw`(?:(?:[Bb]est |[Kk]ind(?:est)? |[Ww]arm |[Mm]any )?[Rr]egards|[Ss]incerely(?: yours)?|[Yy]ours (?:truly|faithfully|sincerely)|[Bb]est wishes|(?:[Cc]ordiali|[Dd]istinti|[Tt]anti) saluti|[Ss]aluti|[Uu]n (?:cordiale )?saluto|[Ss](?: přátelským)? pozdravem|[Mm]it freundlichen Grüßen)`;
const thanks = String.raw`(?:[Tt]hanks(?: and regards)?|[Tt]hank you|[Mm]any thanks|[Cc]heers|[Gg]razie(?: mille)?|[Dd]ěkuji|[Dd]íky|[Hh]ezký den)`;
const greeting = String.raw`(?:[Hh]ello|[Hh]i|[Cc]iao|[Bb]uongiorno|[Ss]alve|[Dd]obrý den|[Aa]hoj)`;
/** In small letters, too: `from:`. */
const anyFirst = (words: string): string =>
  words.replaceAll(/(?<=^|\|)\p{Lu}/gu, (letter) => `[${letter}${letter.toLowerCase()}]`);
const label = `(?:${anyFirst('From|To|Cc|Sent by|Reported by|Opened by|Requested by|Raised by|Author|Contact(?: person| name)?|Customer contact|Da|Inviato da|Segnalato da|Referente|Contatto|Od|Komu|Odeslala?|Nahlásila?|Kontakt|Kontaktní osoba|Von')})`;
/** Where a name ends that stands alone: at the end of the line, or before a mark. */
const alone = String.raw`(?=${space}*(?:$|[\r\n,.|;<(]))`;
const lineStart = String.raw`(?:^|[\n.!?]${space}*)`;
const gap = String.raw`[,.!:–-]*(?:${space}*\r?\n\s*|[,.!:–-]${space}*|${space})(?:[-–]+\s*)?${title}{0,2}`;

/** People of whom the text itself says that they are people: who signs, greets, is greeted, is titled or said to have written. */
export const introducedPeople: readonly MaskPattern[] = [
  after(String.raw`${regards}${gap}`, fullName),
  after(String.raw`${regards}[,.!]?(?:${space}*\r?\n\s*|,${space}*)${title}{0,2}`, anyName + alone, 'gmu'),
  after(String.raw`${thanks}[,.!]?(?:${space}*\r?\n\s*)${title}{0,2}`, anyName + alone, 'gmu'),
  after(String.raw`${thanks}[,.!]${space}*${title}{0,2}`, fullName + alone, 'gmu'),
  after(
    String.raw`(?<![\p{L}])(?:[Mm]y name is|[Mm]i chiamo|[Ii]l mio nome è|[Jj]menuji se|[Jj]menuju se|[Mm]ein Name ist)${space}${title}{0,2}`,
    anyName,
  ),
  after(
    String.raw`(?<![\p{L}])${greeting}[,.!]?${space}(?:(?:I am|I'm|I’m|this is|it's|sono|tady|zde|jsem|u telefonu)${space})${title}{0,2}`,
    anyName,
    'giu',
  ),
  after(
    String.raw`(?<![\p{L}])(?:I am|I'm|I’m|[Tt]his is|[Ss]ono|[Tt]ady)${space}${title}{0,2}`,
    String.raw`${fullName}(?=,?${space}(?:from|of|at|dal|dalla|della|di|ze?|ze společnosti)${space})`,
  ),
  after(
    String.raw`^${space}*(?:[>*-]${space}*)?${label}${space}*:${space}*["']?${title}{0,2}`,
    fullName,
    'gmu',
  ),
  after(
    String.raw`^${space}*(?:[>*-]${space}*)?${label}${space}*:${space}*["']?`,
    `${namePart},${space}${namePart}${alone}`,
    'gmu',
  ),
  after(
    String.raw`(?:^|\n)${space}*(?:Contact(?: person| name)?|Referente|Contatto|Kontakt|Kontaktní osoba)${space}*:${space}*${title}{0,2}`,
    namePart + alone,
    'gmu',
  ),
  after(
    String.raw`(?<![\p{L}])(?:[Ss]ent|[Rr]eported|[Oo]pened|[Rr]aised|[Ww]ritten) by${space}${title}{0,2}`,
    fullName,
  ),
  after(String.raw`(?<![\p{L}\p{N}.])(?!Ms${space}\p{Lu}{2})${title}{1,3}`, anyName),
  after(
    String.raw`${lineStart}(?:Dear|Hi|Hello|Ciao|Gentile|Caro|Cara|Ahoj|Vážený|Vážená|Liebe|Lieber)${space}${title}{0,2}`,
    `${anyName}(?=${space}*(?:[,!:\n]|(?:and|&|e|a|und)${space}${namePart}${space}*[,!:\n]))`,
  ),
  // The second who is greeted, and further ones in the head of a message.
  after(
    String.raw`${lineStart}(?:Dear|Hi|Hello|Ciao|Gentili|Cari|Ahoj|Vážení)${space}\[name\]${space}(?:and|&|e|a|und)${space}`,
    `${anyName}(?=${space}*[,!:\n])`,
  ),
  after(
    String.raw`^${space}*(?:[Tt]o|[Cc]c|CC|[Aa]|[Kk]omu|[Kk]opie|Kopia)${space}*:[^\n]{0,200}\[name\](?:${space}*<\[e-mail\]>)?${space}*[;,]${space}*`,
    `(?:${fullName}|${namePart},${space}${namePart})(?=${space}*(?:$|[\r\n;,<]))`,
    'gmu',
  ),
  // Beside the own address, and whoever is quoted.
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{M}])${fullName}(?=["']?${space}*(?:[<([]{1,2}(?:mailto:)?\[e-mail\]|(?:<[^>\n]{0,80}>${space}*)?(?:wrote|ha scritto|napsala?|napsal\(a\)|schrieb)${space}*:))`,
      'gu',
    ),
    mask: '[name]',
  },
];

const someone = String.raw`(?:call|(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Cc]ustomer) called|contact|by|per conto di|contattare|chiamare|[Kk]ontaktujte|[Vv]olejte|kolegu|kolegou|kolegovi|spoke (?:to|with)|parlato con|[Mm]luvila? js(?:em|me) se?|asked|contacted|told|informed|according to|colleague|engineer|technician|contattato|sentito|collega|tecnico|secondo|kolegy?|kolegyně|technik|volala?|podle)`;

/** What is likely a person: two parts with capitals after words about people, or behind a first name that is known. */
export const likelyPeople: readonly MaskPattern[] = [
  after(String.raw`(?<![\p{L}])(?:I am|I'm|I’m|[Tt]his is|[Ss]ono|[Tt]ady|[Jj]sem)${space}`, fullName),
  after(String.raw`(?<![\p{L}])${someone}${space}`, fullName),
  after(String.raw`^${space}*${label}${space}*:${space}*`, namePart + alone, 'gmu'),
  after(String.raw`${thanks}[,.!]${space}*`, namePart + alone, 'gmu'),
  // Capitals only, as some sign; a department does so as well.
  after(
    String.raw`(?:${regards}|${thanks})[,.!]?${space}*\r?\n\s*`,
    String.raw`\p{Lu}{2,}(?:[ '’-]\p{Lu}{2,}){1,2}(?=${space}*$)`,
    'gmu',
  ),
  {
    pattern: new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${firstNames})[ \u00a0]${namePart}`, 'gu'),
    mask: '[name]',
  },
];
