import { formatInstant, type InstantStyle } from '../i18n/format.ts';

const styles: ReadonlySet<string | undefined> = new Set<InstantStyle>(['short', 'day', 'full']);
const isStyle = (text: string | undefined): text is InstantStyle => styles.has(text);

/** Shows instants by the clock of the reader's own time zone. */
export function showLocalTimes(within: ParentNode): void {
  const { lang } = document.documentElement;
  for (const element of within.querySelectorAll<HTMLTimeElement>('time[data-time]')) {
    const style = element.dataset['time'];
    if (!isStyle(style)) continue;
    const instant = Date.parse(element.dateTime);
    element.textContent = formatInstant(instant, lang, style);
    element.title = formatInstant(instant, lang, 'full');
  }
}

showLocalTimes(document);
// They are the reader's own now.
for (const note of document.querySelectorAll<HTMLElement>('[data-utc]')) note.hidden = true;
