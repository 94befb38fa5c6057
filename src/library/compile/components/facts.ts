import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

export const facts: Component = {
  name: 'Facts',
  summary: 'A checklist of facts to gather before going on or escalating.',
  attributes: { title: { kind: 'text' } },
  render: (attributes, children, { inline, label }) => {
    const title = textOf(attributes, 'title');
    return [
      element('section', { className: ['facts'] }, [
        element('p', { className: ['facts-title'] }, title ? inline(title) : [label('facts')]),
        ...children,
      ]),
    ];
  },
};
