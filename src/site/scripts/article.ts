import './contents.ts';
import './copy.ts';
import './tabs.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.addEventListener('click', () => globalThis.print());
  if (button.parentElement) button.parentElement.hidden = false;
}

// Loaded where a server has cases for this reader, and nowhere else.
if (document.documentElement.matches('[data-areas~="cases"]')) void import('./case-panel.ts');
