/**
 * The circles in a graph, each once, beginning with its first node in order; one for every edge that closes one. A
 * node with an edge to itself is a circle of one.
 */
export function findCircles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const finished = new Set<string>();
  const visit = (node: string, path: readonly string[]): void => {
    const at = path.indexOf(node);
    if (at !== -1) {
      circles.push(startingAtFirst(path.slice(at)));
      return;
    }
    if (finished.has(node)) return;
    for (const next of edges.get(node) ?? []) visit(next, [...path, node]);
    finished.add(node);
  };
  for (const node of [...edges.keys()].toSorted()) visit(node, []);
  return circles;
}

function startingAtFirst(circle: readonly string[]): string[] {
  const start = circle.indexOf(circle.toSorted()[0] ?? '');
  return [...circle.slice(start), ...circle.slice(0, start)];
}

/** `A → B → A` */
export function describeCircle(circle: readonly string[]): string {
  return [...circle, circle[0]].join(' → ');
}
