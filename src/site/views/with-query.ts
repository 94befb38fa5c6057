/** An address on this site with a query, which stands before its fragment. */
export function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const [path = '', fragment] = address.split('#');
  const written = new URLSearchParams(query).toString();
  return `${path}?${written}${fragment === undefined ? '' : `#${fragment}`}`;
}
