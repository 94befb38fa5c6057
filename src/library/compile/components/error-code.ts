import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

export const errorCode: Component = {
  name: 'ErrorCode',
  summary: 'An error code exactly as the product prints it.',
  attributes: { code: { kind: 'text', isRequired: true } },
  isInline: true,
  render: (attributes) => [
    element('code', { className: ['error-code'] }, [textOf(attributes, 'code') ?? '']),
  ],
};
