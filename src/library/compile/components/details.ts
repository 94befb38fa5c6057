import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

export const details: Component = {
  name: 'Details',
  summary: 'Something long that most readers skip, folded under a summary.',
  attributes: { summary: { kind: 'text', isRequired: true } },
  render: (attributes, children, { inline }) => [
    element('details', { className: ['details'] }, [
      element('summary', {}, inline(textOf(attributes, 'summary') ?? '')),
      ...children,
    ]),
  ],
};
