/**
 * Puts names into a text: `{host}` becomes the host.
 *
 * @throws The text wants a name that there is none of.
 */
export function fillText(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`there is no {${name}} for “${text}”`);
    return value;
  });
}
