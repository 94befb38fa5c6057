/** How vendors print codes that people search for. Each pattern has the code as its first group, or as the whole. */
const patterns: readonly RegExp[] = [
  /\b(?:ORA|TNS|RMAN|PLS|LRM|CRS|IMP|EXP|DBI|SQL|PSOD|VMW|AADSTS|IIS|MSB|NU|CS|LNK|BC|ACE|KB-ERR)-\d{3,6}\b/g,
  /\bAADSTS\d{4,7}\b/g,
  /\b(?:MSB|LNK|NETSDK)\d{4}\b/g,
  /\b0x[0-9a-f]{8}(?![0-9a-f])/gi,
  /(?:\b(?:error|code|stop|status|hresult|ntstatus|failed with|result)\b[^\n.]{0,24}?|\()(0x[0-9a-f]{1,16})\b/gi,
  /\b[hH]r(?:esult)?\s*[=:]\s*(0x[0-9a-f]{3,16})\b/g,
  /\b(?:ERROR|STATUS|RPC|KRB|KDC|SEC|NERR|DNS_ERROR|WSAE|E|CERT_E|CRYPT_E|TRUST_E|NTE|RPC_S|RPC_X|WBEM_E)_[A-Z][A-Z0-9_]{4,}\b/g,
  /\b(?:KERNEL|IRQL|PAGE|BAD|UNEXPECTED|INACCESSIBLE|SYSTEM|NTFS|CLOCK|DPC|CRITICAL|WHEA|VIDEO|MEMORY|ATTEMPTED|BUGCODE|NMI|USER_MODE|POOL|PFN|REGISTRY|DATA_BUS|MACHINE|UNMOUNTABLE|MULTIPROCESSOR)_[A-Z0-9_]{6,}\b/g,
  /\berror(?:\s+(?:code|number|no\.?|id))?\s*(?:is|=|:|#)?\s*:?\s*(-?\d{2,10})(?![\d.]*[\d%])\b(?!\s*(?:times|seconds|minutes|percent|MB|GB|KB))/gi,
  /\b(?:Msg|Fehler|chyba|errore|错误)\s*:?\s*(\d{3,6})\b/gi,
  /\bSQLSTATE\s*[=:]?\s*\[?([0-9A-Z]{5})\b/g,
];

const eventId =
  /\bevent(?:s)?(?:\s+log)?\s*(?:id|ids|code|number)s?\s*(?:of|is|:|#|=)?\s*:?\s*(\d{1,6}(?:(?:\s*(?:,|and|or|\/)\s*|\s*,\s*(?:and|or)\s*)\d{1,6})*)\b/gi;

/** Values that look like codes and mean nothing by themselves. */
const meaningless =
  /^(?:0x0+|0x0*1|0+|-?1|0xf+|E_[A-Z]{1,4}|STATUS_CODE|ERROR_CODE|ERROR_MESSAGE|ERROR_NUMBER)$/i;

const maximum = 20;

/** Error codes, event ids and symbolic names in a text, exactly as printed, in order and without repetition. */
export function findErrorCodes(text: string): string[] {
  const found: { readonly at: number; readonly code: string }[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) found.push({ at: match.index, code: match[1] ?? match[0] });
  }
  for (const match of text.matchAll(eventId)) {
    for (const number of (match[1] ?? '').match(/\d+/g) ?? [])
      found.push({ at: match.index, code: `Event ID ${number}` });
  }
  const codes = new Map<string, string>();
  for (const { code } of found.toSorted((a, b) => a.at - b.at)) {
    if (meaningless.test(code) || code.length > 60) continue;
    if (!codes.has(code.toLowerCase())) codes.set(code.toLowerCase(), code);
  }
  return [...codes.values()].slice(0, maximum);
}
