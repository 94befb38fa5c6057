import { Document, isCollection, isPair, isScalar, isSeq, visit } from 'yaml';

/** Fields that hold short words and read better on one line. */
const onOneLine: ReadonlySet<string> = new Set([
  'products',
  'components',
  'errorCodes',
  'authors',
  'pending',
  'versions',
]);

/** Writes front matter in the order of its keys; fields without a value and empty lists are left out. */
export function writeFrontMatter(fields: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const document = new Document(Object.fromEntries(present), { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && onOneLine.has(String(pair.key.value)) && isCollection(pair.value)) {
        // A list of maps stays a list, with its maps on one line each.
        if (isSeq(pair.value) && pair.value.items.some((item) => isCollection(item))) {
          for (const item of pair.value.items)
            if (isCollection(item) && item.items.every((inner) => isPair(inner))) item.flow = true;
        } else {
          pair.value.flow = true;
        }
      }
    },
  });
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n`;
}
