/** Times in forms are read by the reader's own clock; without a script they are UTC, and the form says so. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
for (const field of document.querySelectorAll<HTMLInputElement>('input[data-zone]')) field.value = timeZone;
