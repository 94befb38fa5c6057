/** Characters of an expression that are looked through; what is longer is no expression. */
const longestExpression = 20_000;

/**
 * Offset behind the expression in braces that begins at `start`, in text that may hold JavaScript: braces in strings,
 * templates and comments do not count. `undefined` when it is not closed.
 */
export function endOfExpression(text: string, start: number): number | undefined {
  const last = Math.min(text.length, start + longestExpression);
  let depth = 0;
  for (let at = start; at < last; at += 1) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (character === '"' || character === "'" || character === '`') {
      const end = endOfString(text, at);
      // An apostrophe of prose: nothing that JavaScript would read.
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at);
      if (end === -1) return undefined;
      at = end + 1;
    } else if (text.startsWith('//', at) && depth > 0 && text[at - 1] !== ':') {
      const end = text.indexOf('\n', at);
      if (end === -1) return undefined;
      at = end;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === quote) return at + 1;
    else if (character === '\n' && quote !== '`') return undefined;
    else if (quote === '`' && text.startsWith('${', at)) {
      const end = endOfExpression(text, at + 1);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

/** Text of the comments that an expression consists of; `undefined` when it holds anything else. */
export function commentOf(expression: string): string | undefined {
  if (!/^(?:\s*(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n|$)))+\s*$/.test(expression)) return undefined;
  return expression.replace(/\/\*|\*\/|\/\//g, ' ').trim();
}

/** Values that a page's own code and front matter give names to. */
export type NamedValues = ReadonlyMap<string, string>;

/** Text that an expression stands for: a literal, or a name whose value is known. */
export function valueOf(expression: string, named: NamedValues): string | undefined {
  const code = expression.trim();
  const string = /^"((?:[^"\\\n]|\\.)*)"$|^'((?:[^'\\\n]|\\.)*)'$|^`((?:[^`\\$]|\\.)*)`$/.exec(code);
  if (string) return unescaped(string[1] ?? string[2] ?? string[3] ?? '');
  if (/^(?:-?\d+(?:\.\d+)?|true|false)$/.test(code)) return code;
  return named.get(code);
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|([\s\S]))/gi,
    (_, long?: string, short?: string, other?: string) => {
      const code = Number.parseInt(long ?? short ?? '', 16);
      if (Number.isInteger(code)) return code <= 0x10_ff_ff ? String.fromCodePoint(code).toWellFormed() : '';
      return other === 'n' || other === 't' ? ' ' : (other ?? '');
    },
  );
}
