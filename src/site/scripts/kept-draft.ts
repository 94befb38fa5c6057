/** What was typed into a form, by the names of its fields. */
export type Draft = Readonly<Record<string, string>>;

const keyOf = (name: string): string => `casebook:draft:${name}`;

/** A draft that is kept for as long as the tab is there; an empty one where there is none. */
export function readDraft(name: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).flatMap(([field, value]) => (typeof value === 'string' ? [[field, value]] : [])),
    );
  } catch {
    return {};
  }
}

/** Keeps a draft; does nothing where storage is blocked or full. */
export function keepDraft(name: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(draft));
  } catch {
    // The form works without.
  }
}

/** Forgets a draft, and those of the same form that began with something given: `new-case:disk full`. */
export function forgetDrafts(name: string): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key === keyOf(name) || key.startsWith(keyOf(`${name}:`))) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Forgets a draft once it has become what it was to be. */
export function forgetDraft(name: string): void {
  try {
    sessionStorage.removeItem(keyOf(name));
  } catch {
    // Nothing was kept.
  }
}
