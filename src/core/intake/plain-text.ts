const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Whether a text holds HTML as editors of other systems write it, perhaps with its brackets encoded. */
const markup =
  /<\/?(?:p|div|br|ul|ol|li|span|strong|em|b|i|a|table|tr|td|h[1-6]|pre|code|img|blockquote)\b[^>]*>/i;

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * The words of a text that may be HTML, a line for each block, for systems that keep what people wrote as HTML. A text without markup is
 * returned as it is.
 */
export function plainText(text: string): string {
  // GLPI keeps markup with its brackets encoded.
  const html = markup.test(text) ? text : /&lt;/i.test(text) ? decodeEntities(text) : text;
  if (!markup.test(html)) return text;
  const words = html
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)\s*>/gi, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<br\b[^>]*>|<\/(?:p|div|tr|h[1-6]|pre|blockquote|ul|ol|table)\s*>/gi, '\n')
    .replace(/<[^<>]*>/g, '');
  return decodeEntities(words)
    .replace(/[ \t\u00A0]+\n/g, '\n')
    .replace(/\n[ \t\u00A0]+(?=\S)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
