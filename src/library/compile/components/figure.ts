import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

export const figure: Component = {
  name: 'Figure',
  summary: 'A picture with a caption. `alt` says what it shows to somebody who cannot see it.',
  attributes: {
    src: { kind: 'text', isRequired: true },
    alt: { kind: 'text', isRequired: true },
    caption: { kind: 'text' },
  },
  render: (attributes, _, { image, inline }) => {
    const caption = textOf(attributes, 'caption');
    return [
      element('figure', { className: ['figure'] }, [
        ...image(textOf(attributes, 'src') ?? '', textOf(attributes, 'alt') ?? ''),
        ...(caption ? [element('figcaption', {}, inline(caption))] : []),
      ]),
    ];
  },
};
