import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

function defineCallout(name: string, kind: 'note' | 'caution' | 'danger', summary: string): Component {
  return {
    name,
    summary,
    attributes: { title: { kind: 'text' } },
    render: (attributes, children, { inline, label }) => {
      const title = textOf(attributes, 'title');
      return [
        element('div', { role: 'note', className: ['callout', `callout-${kind}`] }, [
          element('p', { className: ['callout-title'] }, title ? inline(title) : [label(kind)]),
          ...children,
        ]),
      ];
    },
  };
}

export const note = defineCallout('Note', 'note', 'Something worth knowing that does not change what to do.');
export const caution = defineCallout('Caution', 'caution', 'May cost time, money or service.');
export const danger = defineCallout('Danger', 'danger', 'Data loss, an outage or an injury.');
