import type { ElementContent } from 'hast';
import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element, hasClass, isBlank, isElement } from '../hast.ts';

function isCodeBlock(node: ElementContent): boolean {
  return isElement(node, 'div') && hasClass(node, 'code-block');
}

export const command: Component = {
  name: 'Command',
  summary:
    'A command to run, where and as whom, and what it prints when all is well: one or two code fences.',
  attributes: { on: { kind: 'text' }, as: { kind: 'text' } },
  render: (attributes, children, { inline, label, report }) => {
    const blocks = children.filter((child) => !isBlank(child));
    const [run, output] = blocks;
    if (!run || blocks.length > 2 || !blocks.every(isCodeBlock)) {
      report(
        'component-content',
        '<Command> holds one code fence with the command and at most one with its output.',
        'Put the command into a fence of three backticks, with `sh` or another language behind the first ones.',
      );
      return children;
    }
    const on = textOf(attributes, 'on');
    const as = textOf(attributes, 'as');
    const caption: (ElementContent | string)[] = [];
    if (on) caption.push(`${label('run-on')} `, element('strong', {}, inline(on)));
    if (as)
      caption.push(on ? ` ${label('run-as')} ` : `${label('run-as')} `, element('strong', {}, inline(as)));
    return [
      element('figure', { className: ['command'] }, [
        ...(caption.length > 0 ? [element('figcaption', {}, caption)] : []),
        run,
        ...(output
          ? [
              element('div', { className: ['command-output'] }, [
                element('p', { className: ['command-output-title'] }, [label('expected-output')]),
                output,
              ]),
            ]
          : []),
      ]),
    ];
  },
};
