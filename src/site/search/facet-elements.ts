import type { Facet, FacetName, SearchFilters } from '../../core/search/facets.ts';
import { resultsTexts as texts } from '../i18n/en-search-scripts.ts';
import { make, type SearchLabels } from './hit-elements.ts';

/** Values shown of a facet before the rest is folded away. */
const shownValues = 7;

/** The facets that divide the results or have something chosen, as groups of check boxes. */
export function makeFacets(facets: readonly Facet[], labels: SearchLabels): HTMLElement[] {
  return facets
    .filter(({ values }) => values.length > 1 || values.some(({ isChosen }) => isChosen))
    .map(({ name, values }) => {
      const rows = values.map(({ value, count, isChosen }) => makeRow(name, value, count, isChosen, labels));
      const group = make(
        'fieldset',
        'facet',
        make('legend', '', texts.facets[name]),
        ...rows.slice(0, shownValues),
      );
      const rest = rows.slice(shownValues);
      if (rest.length > 0) {
        const details = make('details', '', make('summary', '', texts.moreValues(rest.length)), ...rest);
        details.open = values.slice(shownValues).some(({ isChosen }) => isChosen);
        group.append(details);
      }
      return group;
    });
}

/** The filters that the check boxes of a form say. */
export function readFacets(form: HTMLElement): SearchFilters {
  const filters: Partial<Record<FacetName, string[]>> = {};
  for (const box of form.querySelectorAll<HTMLInputElement>('.facet input:checked')) {
    // Only `makeRow` makes these boxes.
    const name = box.name as FacetName;
    (filters[name] ??= []).push(box.value);
  }
  return filters;
}

function makeRow(
  name: FacetName,
  value: string,
  count: number,
  isChosen: boolean,
  labels: SearchLabels,
): HTMLElement {
  const box = make('input', '');
  box.type = 'checkbox';
  box.name = name;
  box.value = value;
  box.checked = isChosen;
  const text = make('span', 'facet-value', labels[name][value] ?? value);
  return make('label', 'facet-row', box, text, make('span', 'facet-count', String(count)));
}
