/** What opens over the page: forms of actions, and filters. */
const popovers = '.case-actions > details, details.facet';

const openOnes = (): HTMLDetailsElement[] =>
  [...document.querySelectorAll<HTMLDetailsElement>(popovers)].filter(({ open }) => open);

// Escape and a click beside it close what is open; what was typed there stays.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  for (const details of openOnes()) {
    const isWithin = details.contains(document.activeElement);
    details.open = false;
    if (isWithin) details.querySelector('summary')?.focus();
  }
});
document.addEventListener('pointerdown', ({ target }) => {
  for (const details of openOnes()) {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  }
});

// Whoever opens a form by hand wants to write into it.
for (const details of document.querySelectorAll<HTMLDetailsElement>(popovers)) {
  details.querySelector('summary')?.addEventListener('click', () => {
    // The state changes after the click.
    requestAnimationFrame(() => {
      if (!details.open) return;
      const fields = details.querySelectorAll<HTMLElement>('input:not([type="hidden"]), select, textarea');
      fields[0]?.focus({ preventScroll: true });
    });
  });
}
