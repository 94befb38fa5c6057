import type { IntakeSource } from './intake-source.ts';
import { generic } from './sources/generic.ts';
import { glpi } from './sources/glpi.ts';
import { jira } from './sources/jira.ts';
import { salesforce } from './sources/salesforce.ts';
import { servicenow } from './sources/servicenow.ts';
import { zammad } from './sources/zammad.ts';
import { zendesk } from './sources/zendesk.ts';

/** Every system that cases come from, by the name that it is asked for by. A new one is a file in `sources/` and a line here. */
export const intakeSources = {
  csv: generic,
  zendesk,
  jira,
  servicenow,
  zammad,
  glpi,
  salesforce,
} as const satisfies Readonly<Record<string, IntakeSource>>;

export type IntakeSourceName = keyof typeof intakeSources;

/** The names, in the order of the table. */
export const intakeSourceNames = Object.keys(intakeSources) as readonly IntakeSourceName[]; // the keys of the table above, and no others
