const marks = /\p{Mark}+/gu;

/** A title, or words to find in one, without case, accents and variants of width: `Příčina` becomes `pricina`. */
export function foldTitle(title: string): string {
  return title.normalize('NFKD').replace(marks, '').toLowerCase().normalize('NFC');
}
