import type { Component } from '../component.ts';
import { element } from '../hast.ts';

export const symptom: Component = {
  name: 'Symptom',
  summary: 'What the customer said or saw, in their words.',
  attributes: {},
  render: (_, children) => [element('blockquote', { className: ['symptom'] }, children)],
};
