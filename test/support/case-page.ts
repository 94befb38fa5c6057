import type { Page } from 'playwright-core';

/** Opens what a page of cases keeps closed: a form, an action, a filter, by the words that it is opened by. */
export async function openDisclosure(page: Page, name: string): Promise<void> {
  await page
    .locator('summary', { hasText: new RegExp(`^\\s*${name}\\s*$`) })
    .first()
    .click();
}

/** Sends a form of a page of cases. */
export async function submitForm(page: Page, form: string): Promise<void> {
  await page.locator(`[data-form="${form}"] button[type="submit"]`).first().click();
}

/** Opens a case by the API. @returns Its number. */
export async function openCase(
  origin: string,
  given: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const response = await fetch(`${origin}/api/cases`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      kind: 'malfunction',
      title: 'Volume is read-only since the controller restart',
      customer: 'valdarno',
      contract: { number: 'PRJ-2231' },
      channel: 'phone',
      severity: 2,
      ...given,
    }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as { number: string }).number;
}
