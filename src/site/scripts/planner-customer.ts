import { haveSameClocks } from '../../core/change/zoned-time.ts';
import type { ChangeWindow } from '../../core/change/window.ts';
import { ownZone } from './window-clocks.ts';

/** Whose clocks stand beside the reader's. */
export interface ChosenCustomer {
  readonly zone: string;
  /** Name of the customer, or of the zone where no customer was chosen. */
  readonly name: string;
}

/**
 * The planner's choice of a customer or a time zone. A customer in the address (`?customer=CF-0002`) is chosen at once.
 */
export class PlannerCustomer {
  readonly #form: HTMLElement;
  readonly #select: HTMLSelectElement;

  constructor(form: HTMLElement, select: HTMLSelectElement) {
    this.#form = form;
    this.#select = select;
    const asked = new URLSearchParams(location.search).get('customer') ?? '';
    if ([...select.options].some(({ value }) => value !== '' && value === asked)) select.value = asked;
    // Four hundred names, for those who open the planner only.
    const zones = select.querySelector('[data-zones]');
    if (zones) form.closest('details')?.addEventListener('toggle', () => offerZones(zones), { once: true });
    for (const own of form.querySelectorAll('[data-own-zone]')) own.textContent = ownZone;
  }

  get chosen(): ChosenCustomer | undefined {
    const [option] = this.#select.selectedOptions;
    const zone = option?.dataset['zone'];
    if (option === undefined || zone === undefined) return undefined;
    return { zone, name: option.dataset['name'] ?? zone };
  }

  /** Zone whose clocks the fields of the form show. */
  get zoneOfFields(): string {
    const isTheirs = this.#form.querySelector<HTMLInputElement>('input[value="theirs"]')?.checked === true;
    return (isTheirs ? this.chosen?.zone : undefined) ?? ownZone;
  }

  /** The customer, where their clocks show something else in a window than the reader's. */
  besides(window: ChangeWindow): ChosenCustomer | undefined {
    const { chosen } = this;
    return chosen && !haveSameClocks(window.start, window.end, ownZone, chosen.zone) ? chosen : undefined;
  }

  /** Shows what belongs to the choice: whose times are entered, and which zones there are. */
  show(window: ChangeWindow | undefined): void {
    const { chosen } = this;
    const isOther = chosen !== undefined && chosen.zone !== ownZone;
    const show = (selector: string, isShown: boolean) => {
      for (const part of this.#form.querySelectorAll<HTMLElement>(selector)) part.hidden = !isShown;
    };
    show('[data-whose-times]', isOther);
    show('[data-own-times]', !isOther);
    show('[data-same-clocks]', isOther && window !== undefined && !this.besides(window));
    for (const theirs of this.#form.querySelectorAll('[data-their-zone]'))
      theirs.textContent = chosen?.zone ?? '';
  }
}

function offerZones(group: Element): void {
  const options = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => {
    const option = document.createElement('option');
    option.value = zone;
    option.textContent = zone.replaceAll('_', ' ');
    option.dataset['zone'] = zone;
    return option;
  });
  group.replaceChildren(...options);
}
