import type { LinkKind } from '../../../core/link/link.ts';

/** A case that is linked to an article, with everything that it says of it. */
export interface LinkedCase {
  readonly number: string;
  readonly title: string;
  readonly kinds: readonly LinkKind[];
}

/** Cases by their links, each once, in the order in which they come first. */
export function casesOfLinks(
  links: readonly {
    readonly kind: LinkKind;
    readonly case: { readonly number: string; readonly title: string };
  }[],
): readonly LinkedCase[] {
  const cases = new Map<string, LinkedCase>();
  for (const { kind, case: linked } of links) {
    const known = cases.get(linked.number)?.kinds ?? [];
    cases.set(linked.number, {
      number: linked.number,
      title: linked.title,
      kinds: [...new Set([...known, kind])],
    });
  }
  return [...cases.values()];
}
