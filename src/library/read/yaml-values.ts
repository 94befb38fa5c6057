import type { Document } from 'yaml';

/**
 * The values of a parsed YAML document, or why it has none: an alias without an anchor, or aliases nested so that
 * they would fill the memory. The parser finds both only now.
 */
export function yamlValues(
  document: Document.Parsed,
): { readonly values: unknown } | { readonly reason: string } {
  try {
    return { values: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message.replace(/\.$/, '') : String(error) };
  }
}
