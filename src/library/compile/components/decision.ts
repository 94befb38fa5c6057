import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

export const decision: Component = {
  name: 'Decision',
  summary: 'A question that decides what to do next, with a choice for each answer.',
  attributes: { question: { kind: 'text', isRequired: true } },
  childrenOnly: ['Choice'],
  render: (attributes, children, { inline }) => [
    element('section', { className: ['decision'] }, [
      element('p', { className: ['decision-question'] }, inline(textOf(attributes, 'question') ?? '')),
      ...children,
    ]),
  ],
};

export const choice: Component = {
  name: 'Choice',
  summary: 'What to do for one answer of a decision.',
  attributes: { answer: { kind: 'text', isRequired: true } },
  within: ['Decision'],
  render: (attributes, children, { inline }) => [
    element('div', { className: ['choice'] }, [
      element('p', { className: ['choice-answer'] }, inline(textOf(attributes, 'answer') ?? '')),
      ...children,
    ]),
  ],
};
