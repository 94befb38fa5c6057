import { formatDuration, parseDuration } from '../../../core/article/duration.ts';
import type { Component } from '../component.ts';
import { textOf } from '../component.ts';
import { element } from '../hast.ts';

export const steps: Component = {
  name: 'Steps',
  summary: 'The steps of a procedure or back-out plan, in order.',
  attributes: {},
  childrenOnly: ['Step'],
  render: (_, children) => [element('ol', { className: ['steps'] }, children)],
};

export const step: Component = {
  name: 'Step',
  summary:
    'One step: what to do, how long it takes, how to see that it worked, and what it may do to the customer.',
  attributes: {
    title: { kind: 'text', isRequired: true },
    duration: { kind: 'text' },
    check: { kind: 'text' },
    customerVisible: { kind: 'flag' },
    destructive: { kind: 'flag' },
    noReturn: { kind: 'flag' },
  },
  within: ['Steps'],
  render: (attributes, children, { addStep, inline, label, place, report }) => {
    const title = textOf(attributes, 'title') ?? '';
    const check = textOf(attributes, 'check');
    const duration = textOf(attributes, 'duration');
    const durationMinutes = duration === undefined ? undefined : parseDuration(duration);
    if (duration !== undefined && durationMinutes === undefined) {
      report(
        'component-attribute',
        `<Step duration="${duration}"> is not a duration such as 10m or 1h30m.`,
        'Write hours and minutes without spaces: `duration="1h30m"`.',
      );
    }
    addStep({
      title,
      check,
      durationMinutes,
      isCustomerVisible: attributes['customerVisible'] === true,
      isDestructive: attributes['destructive'] === true,
      isNoReturn: attributes['noReturn'] === true,
      place,
    });
    const marks = [
      attributes['customerVisible'] && 'customer-visible',
      attributes['destructive'] && 'destructive',
      attributes['noReturn'] && 'no-return',
    ].filter((mark) => typeof mark === 'string');
    return [
      element('li', { className: ['step', ...marks.map((mark) => `step-${mark}`)] }, [
        element('div', { className: ['step-head'] }, [
          element('p', { className: ['step-title'] }, inline(title)),
          ...(marks.length > 0
            ? [
                element(
                  'ul',
                  { className: ['step-marks'] },
                  marks.map((mark) => element('li', { className: ['mark', `mark-${mark}`] }, [label(mark)])),
                ),
              ]
            : []),
          ...(durationMinutes === undefined
            ? []
            : [element('span', { className: ['step-duration'] }, [formatDuration(durationMinutes)])]),
        ]),
        element('div', { className: ['step-body'] }, children),
        ...(check
          ? [
              element('p', { className: ['step-check'] }, [
                element('span', { className: ['step-check-label'] }, [label('check')]),
                ' ',
                ...inline(check),
              ]),
            ]
          : []),
      ]),
    ];
  },
};
