/** Where an event's name is written in a picture whose width is 100. */
export interface NamePlace {
  /** Where it begins. */
  readonly nameX: number;
  /** The name, shortened where it is long; the table below the picture has all of it. */
  readonly shownName: string;
}

/** Room between an event and its name. */
export const gap = 1.8;

// A letter of 13 px takes about one per cent of a picture that is at least 640 px wide; Chinese takes twice that.
const letter = 1.05;
const wideLetter = 2.1;
const widest = 46;

/** Room that a name takes as it is shown. */
export function widthOfName(name: string): number {
  return widthOf(shorten(name));
}

/**
 * How much of the picture's width the time may take, so that every name has room after its event.
 *
 * @param events When each event ends, as a share of the time, and how much room its name takes.
 */
export function fitAxis(events: readonly { readonly end: number; readonly nameWidth: number }[]): number {
  const most = events.map(({ end, nameWidth }) => (100 - gap - nameWidth) / Math.max(end, 0.01));
  return Math.floor(Math.min(100, ...most));
}

/** Writes a name after its event, or after the line of today where it would cross that line or touch it. */
export function placeName(name: string, x: number, todayX: number): NamePlace {
  const shownName = shorten(name);
  const isAcross = x - gap < todayX && x + widthOf(shownName) + gap > todayX;
  return { nameX: isAcross ? todayX + gap : x, shownName };
}

function shorten(name: string): string {
  if (widthOf(name) <= widest) return name;
  let shown = '';
  for (const character of name) {
    if (widthOf(`${shown}${character}…`) > widest) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}

function widthOf(text: string): number {
  let width = 0;
  // From here on: Chinese, Japanese, Korean and their punctuation.
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? wideLetter : letter;
  return width;
}
