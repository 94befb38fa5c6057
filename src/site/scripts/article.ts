import './contents.ts';
import './copy.ts';
import './tabs.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.addEventListener('click', () => globalThis.print());
  if (button.parentElement) button.parentElement.hidden = false;
}
