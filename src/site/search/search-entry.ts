import { markArrival } from './arrival.ts';
import type { SearchDialog } from './search-dialog.ts';

/*
 * On every page: opens the search dialog by `/`, Ctrl-K, ⌘K or a link that leads to search, and marks what a result led
 * to. The dialog's own script is loaded when it is wanted for the first time.
 */
const loadDialog = () => import('./search-dialog.ts');

async function openDialog(): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('casebook-search-results input[name="q"]');
  if (field) {
    field.focus();
    field.select();
    return;
  }
  showDialog();
  await loadDialog();
  document.querySelector<SearchDialog>('casebook-search')?.open();
}

/** Shows the dialog before its script is there, so that nothing typed meanwhile is lost. */
function showDialog(): void {
  const dialog = document.querySelector<HTMLDialogElement>('casebook-search dialog');
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
}

/** Whether a key belongs to what has the focus. Check boxes, radio buttons and the like take no letters. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"])',
      ))
  );
}

document.addEventListener('keydown', (event) => {
  const isSlash =
    event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const isCommand =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!isSlash && !isCommand) return;
  event.preventDefault();
  void openDialog();
});

for (const trigger of document.querySelectorAll('[data-search-open]')) {
  const prepare = (): void => {
    void loadDialog().then(() => document.querySelector<SearchDialog>('casebook-search')?.prepare());
  };
  trigger.addEventListener('pointerenter', prepare, { once: true });
  trigger.addEventListener('focus', prepare, { once: true });
  trigger.addEventListener('click', (event) => {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    void openDialog();
  });
}

void markArrival();
