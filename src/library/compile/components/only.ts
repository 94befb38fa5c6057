import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

/** Narrower passages are cut out of the source's tree before anything renders; what arrives here may be read. */
export const only: Component = {
  name: 'Only',
  summary: 'A passage for a narrower audience than its article. It is not in builds for anyone else.',
  attributes: {
    audience: { kind: 'choice', values: ['restricted', 'internal', 'partner', 'customer'], isRequired: true },
  },
  isInline: true,
  render: (attributes, children, { isInLine, label }) => {
    const audience = textOf(attributes, 'audience') ?? 'internal';
    if (isInLine) {
      return [
        element('span', { className: ['only', 'only-inline'], 'data-audience': audience }, [
          element('span', { className: ['only-label'] }, [label(`only-${audience}`)]),
          ' ',
          ...children,
        ]),
      ];
    }
    return [
      element('div', { className: ['only'], 'data-audience': audience }, [
        element('p', { className: ['only-label'] }, [label(`only-${audience}`)]),
        ...children,
      ]),
    ];
  },
};
