import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element, hasClass, isBlank, isElement } from '../hast.ts';

export const configuration: Component = {
  name: 'Configuration',
  summary: 'A table of settings with a title.',
  attributes: { title: { kind: 'text', isRequired: true } },
  render: (attributes, children, { inline, report }) => {
    const blocks = children.filter((child) => !isBlank(child));
    if (blocks.length !== 1 || !isElement(blocks[0], 'div') || !hasClass(blocks[0], 'table-scroll')) {
      report(
        'component-content',
        '<Configuration> holds one table and nothing else.',
        'Write a Markdown table between the tags, and what is said about it before or behind them.',
      );
    }
    return [
      element('figure', { className: ['configuration'] }, [
        element('figcaption', {}, inline(textOf(attributes, 'title') ?? '')),
        ...blocks,
      ]),
    ];
  },
};
