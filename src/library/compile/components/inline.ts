import type { Component } from '../component.ts';
import { element } from '../hast.ts';

export const keyboard: Component = {
  name: 'Kbd',
  summary: 'A key to press.',
  attributes: {},
  isInline: true,
  render: (_, children) => [element('kbd', {}, children)],
};

export const lineBreak: Component = {
  name: 'Break',
  summary: 'A line break inside a table cell.',
  attributes: {},
  isInline: true,
  render: () => [element('br', {})],
};
