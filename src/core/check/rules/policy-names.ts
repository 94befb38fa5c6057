import type { Article } from '../../article/article.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ProblemCode } from '../../problem/codes.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { CheckContext, Rule } from '../context.ts';
import { spellingHint } from '../nearest-name.ts';

/** Products, components, teams and agreements of articles are those of the policy tables. */
export const checkPolicyNames: Rule = ({ policy }, context) =>
  context.originals.flatMap((article) => [
    ...(context.hasTable('products') ? checkProducts(article, policy, context) : []),
    ...(context.hasTable('teams') ? checkTeams(article, policy, context) : []),
    ...(context.hasTable('agreements') ? checkAgreement(article, policy, context) : []),
  ]);

function checkProducts(article: Article, policy: Policy, context: CheckContext): Problem[] {
  const { products, components } = article.fields;
  const known = policy.products.map(({ id }) => id);
  const problems = products.flatMap(({ product }, index) =>
    findUnknown(article, 'product-unknown', 'product', product, known, `products[${index}]`),
  );
  // Without a known product nobody can say which components there are.
  const own = policy.products.filter(({ id }) => products.some(({ product }) => product === id));
  if (products.length > own.length || !context.hasFields(article, 'products')) return problems;
  const candidates = (products.length === 0 ? policy.products : own).flatMap((product) => product.components);
  const ids = candidates.map(({ id }) => id);
  return [
    ...problems,
    ...components.flatMap((component, index) => {
      if (ids.includes(component)) return [];
      const names = own.map(({ name }) => name).join(' and ');
      const message =
        names === ''
          ? `No product has a component “${component}”.`
          : `${names} ${own.length > 1 ? 'have' : 'has'} no component “${component}”.`;
      return [
        articleProblem(
          article,
          'product-component-unknown',
          message,
          [`components[${index}]`],
          spellingHint(component, ids),
        ),
      ];
    }),
  ];
}

function checkTeams(article: Article, policy: Policy, context: CheckContext): Problem[] {
  const { fields } = article;
  const known = policy.teams.map(({ id }) => id);
  const pending = fields.type === 'service-note' ? fields.pending?.owner : undefined;
  return [
    ...(context.hasFields(article, 'owner')
      ? findUnknown(article, 'team-unknown', 'team', fields.owner, known, 'owner')
      : []),
    ...(pending === undefined
      ? []
      : findUnknown(article, 'team-unknown', 'team', pending, known, 'pending.owner')),
  ];
}

function checkAgreement(article: Article, policy: Policy, context: CheckContext): Problem[] {
  if (article.fields.type !== 'customer-record' || !context.hasFields(article, 'agreement')) return [];
  const known = policy.agreements.map(({ id }) => id);
  return findUnknown(article, 'agreement-unknown', 'agreement', article.fields.agreement, known, 'agreement');
}

function findUnknown(
  article: Article,
  code: ProblemCode,
  kind: string,
  written: string,
  known: readonly string[],
  at: string,
): Problem[] {
  if (known.includes(written)) return [];
  return [
    articleProblem(article, code, `There is no ${kind} “${written}”.`, [at], spellingHint(written, known)),
  ];
}
