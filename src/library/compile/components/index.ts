import type { Component } from '../component.ts';
import { caution, danger, note } from './callouts.ts';
import { command } from './command.ts';
import { configuration } from './configuration.ts';
import { choice, decision } from './decision.ts';
import { details } from './details.ts';
import { errorCode } from './error-code.ts';
import { facts } from './facts.ts';
import { figure } from './figure.ts';
import { keyboard, lineBreak } from './inline.ts';
import { only } from './only.ts';
import { step, steps } from './steps.ts';
import { symptom } from './symptom.ts';
import { tab, tabs } from './tabs.ts';

/** The fixed set of components. A new one is a file beside these and a line here. */
export const components: readonly Component[] = [
  note,
  caution,
  danger,
  steps,
  step,
  command,
  symptom,
  errorCode,
  facts,
  decision,
  choice,
  tabs,
  tab,
  only,
  configuration,
  figure,
  details,
  keyboard,
  lineBreak,
];
