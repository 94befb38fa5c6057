import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

export const tabs: Component = {
  name: 'Tabs',
  summary: 'Variants by product or platform. Without script all of them show, one below the other.',
  attributes: { by: { kind: 'choice', values: ['product', 'platform'], isRequired: true } },
  childrenOnly: ['Tab'],
  render: (attributes, children) => [
    element(
      'casebook-tabs',
      { className: ['tabs'], 'data-by': textOf(attributes, 'by') ?? 'platform' },
      children,
    ),
  ],
};

export const tab: Component = {
  name: 'Tab',
  summary: 'One variant.',
  attributes: { label: { kind: 'text', isRequired: true } },
  within: ['Tabs'],
  render: (attributes, children) => {
    const label = textOf(attributes, 'label') ?? '';
    return [
      element('section', { className: ['tab'], 'data-label': label }, [
        element('p', { className: ['tab-label'] }, [label]),
        ...children,
      ]),
    ];
  },
};
