/** The element of a component that matches a selector; the component cannot work without it. */
export function requirePart<Part extends HTMLElement>(
  component: HTMLElement,
  selector: string,
  kind: new () => Part,
): Part {
  const part = component.querySelector(selector);
  if (!(part instanceof kind)) throw new Error(`${component.localName} has no ${selector}`);
  return part;
}
