const combiningMarks = /[\u0300-\u036f]/g;
const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const ascii = /^[\x20-\x7e]*$/;

/** Takes accents off and makes compatible characters plain (`Kovář` → `Kovar`, `Ｆｕｌｌ` → `Full`); case is kept. */
export function foldText(text: string): string {
  if (ascii.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(combiningMarks, '')
    .normalize('NFC')
    .replace(/[łŁøØđĐßæœ]/g, (letter) => letters[letter] ?? letter);
}
