/** Contracts of customers, by their short names. */
export type KnownContracts = Readonly<
  Record<string, { readonly number: string; readonly agreement: string }>
>;

/** Fields that a known customer fills, with what each takes from the contract. */
const fields = { 'contract/number': 'number', 'contract/agreement': 'agreement' } as const;

/** Fills in the contract of a customer that has a record. What was written by hand stays. */
class CustomerContract extends HTMLElement {
  /** What this filled in, by the name of the field. */
  readonly #filled = new Map<string, string>();

  connectedCallback(): void {
    const form = this.closest('form');
    // The page wrote it, in this shape.
    const known = JSON.parse(this.dataset['known'] ?? '{}') as KnownContracts;
    const customer = form?.elements.namedItem('customer');
    if (!form || !(customer instanceof HTMLInputElement)) return;
    customer.addEventListener('change', () => {
      const contract = known[customer.value.trim()];
      for (const [name, part] of Object.entries(fields)) {
        const field = form.elements.namedItem(name);
        if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
        if (field.value !== '' && field.value !== this.#filled.get(name)) continue;
        field.value = contract?.[part] ?? '';
        this.#filled.set(name, field.value);
      }
      form.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

customElements.define('casebook-customer-contract', CustomerContract);
