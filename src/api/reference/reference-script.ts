import { themeKey, themes } from '../../core/site/theme.ts';

/**
 * Script of the reference page. It gives the page the theme that was chosen on the site, before the first paint, and a
 * button to choose another; on a narrow screen it closes the contents. Without it the page follows the system.
 */
export const referenceScript = `const key = ${JSON.stringify(themeKey)};
const themes = ${JSON.stringify(themes)};
function chosen() {
  try {
    const stored = localStorage.getItem(key);
    return themes.includes(stored) ? stored : 'system';
  } catch {
    return document.documentElement.dataset.theme ?? 'system';
  }
}
function apply(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
function keep(theme) {
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}
apply(chosen());
document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('[data-theme-button]');
  const show = (theme) => {
    button.textContent = 'Theme: ' + theme;
  };
  show(chosen());
  button.hidden = false;
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(chosen()) + 1) % themes.length];
    keep(next);
    apply(next);
    show(next);
  });
  if (matchMedia('(max-width: 52rem)').matches) document.querySelector('.contents').open = false;
});
`;
