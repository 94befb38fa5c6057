import type { Policy } from '../../policy/policy.ts';
import type { ProblemCode } from '../../problem/codes.ts';
import { createProblem } from '../../problem/create-problem.ts';
import type { Problem } from '../../problem/problem.ts';
import type { CheckContext, PolicyTable, Rule } from '../context.ts';
import { describeCircle, findCircles } from '../find-circles.ts';
import { spellingHint } from '../nearest-name.ts';

/** The policy tables have every id once and agree with each other. */
export const checkPolicyTables: Rule = ({ policy }, context) => [
  ...findDuplicates(policy, context),
  ...(context.hasTable('teams') ? findUnknownTeams(policy, context) : []),
  ...(context.hasTable('severities') ? findUnknownSeverities(policy, context) : []),
  ...findEscalationCircles(policy, context),
];

/** A problem at an entry of a table; `entry` is its id. */
function tableProblem(
  context: CheckContext,
  code: ProblemCode,
  table: PolicyTable,
  entry: string,
  message: string,
  hint?: string,
): Problem {
  return createProblem(code, `policy/${table}.yaml`, message, context.policyPlace(table, entry), hint);
}

function findDuplicates(policy: Policy, context: CheckContext): Problem[] {
  const ids: readonly (readonly [PolicyTable, string, readonly string[]])[] = [
    ['teams', 'team', policy.teams.map(({ id }) => id)],
    ['products', 'product', policy.products.map(({ id }) => id)],
    ['severities', 'severity', policy.severities.map(({ id }) => String(id))],
    ['agreements', 'agreement', policy.agreements.map(({ id }) => id)],
    ['glossary', 'glossary entry', policy.glossary.map(({ id }) => id)],
  ];
  return [
    ...ids.flatMap(([table, kind, all]) =>
      duplicatesIn(all).map((id) =>
        tableProblem(context, 'policy-duplicate', table, id, `The ${kind} “${id}” is there twice.`),
      ),
    ),
    ...policy.products.flatMap(({ id, components }) =>
      duplicatesIn(components.map((component) => component.id)).map((component) =>
        tableProblem(
          context,
          'policy-duplicate',
          'products',
          id,
          `The product “${id}” has the component “${component}” twice.`,
        ),
      ),
    ),
    ...policy.agreements.flatMap(({ id, targets }) =>
      duplicatesIn(targets.map(({ severity }) => String(severity))).map((severity) =>
        tableProblem(
          context,
          'policy-duplicate',
          'agreements',
          id,
          `The agreement “${id}” has two targets for severity ${severity}.`,
        ),
      ),
    ),
  ];
}

function duplicatesIn(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function findUnknownTeams(policy: Policy, context: CheckContext): Problem[] {
  const teams = policy.teams.map(({ id }) => id);
  const find = (table: PolicyTable, entry: string, who: string, team: string | undefined): Problem[] => {
    if (team === undefined || teams.includes(team)) return [];
    const message = `${who} names the team “${team}”, which does not exist.`;
    return [
      tableProblem(context, 'policy-reference-unknown', table, entry, message, spellingHint(team, teams)),
    ];
  };
  return [
    ...policy.teams.flatMap(({ id, escalatesTo }) =>
      find('teams', id, `escalatesTo of the team “${id}”`, escalatesTo),
    ),
    ...policy.products.flatMap((product) => [
      ...find('products', product.id, `The product “${product.id}”`, product.team),
      ...product.components.flatMap(({ id, team }) =>
        find('products', product.id, `The component “${id}” of “${product.id}”`, team),
      ),
    ]),
  ];
}

function findUnknownSeverities(policy: Policy, context: CheckContext): Problem[] {
  const known = new Set(policy.severities.map(({ id }) => id));
  return policy.agreements.flatMap(({ id, targets }) =>
    targets
      .filter(({ severity }) => !known.has(severity))
      .map(({ severity }) => {
        const message = `The agreement “${id}” has a target for severity ${severity}, which does not exist.`;
        return tableProblem(context, 'policy-reference-unknown', 'agreements', id, message);
      }),
  );
}

function findEscalationCircles(policy: Policy, context: CheckContext): Problem[] {
  const edges = new Map(
    policy.teams.map(({ id, escalatesTo }) => [id, escalatesTo === undefined ? [] : [escalatesTo]]),
  );
  return findCircles(edges).map((circle) => {
    const message = `Escalation leads in a circle: ${describeCircle(circle)}.`;
    return tableProblem(context, 'policy-escalation-circle', 'teams', circle[0] ?? '', message);
  });
}
