import { writeInstant } from '../forms/instant-field.ts';

/** Times in forms are read by the reader's own clock; without a script they are UTC, and the form says so. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
for (const zone of document.querySelectorAll<HTMLInputElement>('input[data-zone]')) {
  zone.value = timeZone;
  for (const field of zone.form?.querySelectorAll<HTMLInputElement>('input[data-instant]') ?? []) {
    const instant = Date.parse(field.dataset['instant'] ?? '');
    field.value = writeInstant(instant, -new Date(instant).getTimezoneOffset() * 60_000);
    field.defaultValue = field.value;
  }
}
