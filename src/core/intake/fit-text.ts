const longestText = 20_000;
const longestLine = 300;
const longestName = 100;

/** A text without half characters, which cannot be stored. */
const wellFormed = (text: string): string => text.toWellFormed();

/** Cuts a text between characters, with an ellipsis where something is gone. */
function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A text as one line of a title. */
export function fitLine(text: string): string {
  return cut(
    wellFormed(text)
      .replace(/\s*[\n\r\u2028\u2029]+\s*/g, ' ')
      .trim(),
    longestLine,
  );
}

/** A text as a name: one line of printable characters. */
export function fitName(text: string): string {
  return cut(
    wellFormed(text)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim(),
    longestName,
  );
}

/** An address of the web; what is none is left out. */
export function fitUrl(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed.length > 2000 || !URL.canParse(trimmed)) return undefined;
  return /^https?:$/.test(new URL(trimmed).protocol) ? trimmed : undefined;
}

/** A text in parts that records can hold, cut at the ends of lines where there are any. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  let rest = wellFormed(text);
  while (rest.length > longestText) {
    const line = rest.lastIndexOf('\n', longestText - 1);
    const at = line > longestText / 2 ? line + 1 : longestText - (isHalf(rest, longestText) ? 1 : 0);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  parts.push(rest);
  return parts.filter((part) => part.trim() !== '');
}

/** Whether a cut at an index would part a surrogate pair. */
const isHalf = (text: string, index: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(index - 1));
