import { timeLeft } from '../views/case/time-left.ts';

/** How often what is written is looked at, in milliseconds. */
const pause = 15_000;

/** Keeps right how long clocks still have: a page that is left open must not say that there is time. */
function showTimeLeft(): void {
  const now = Date.now();
  for (const element of document.querySelectorAll<HTMLElement>('[data-due]')) {
    const dueAt = Date.parse(element.dataset['due'] ?? '');
    element.textContent = timeLeft(dueAt, now);
    if (dueAt < now) element.closest('.tone-info')?.classList.replace('tone-info', 'tone-danger');
  }
}

setInterval(showTimeLeft, pause);
// Timers stand still while a tab is hidden.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) showTimeLeft();
});
