import type { Article } from '../../article/article.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ProblemCode } from '../../problem/codes.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';
import { spellingHint } from '../nearest-name.ts';

/** Products, components, teams and agreements of articles are those of the policy tables. */
export const checkPolicyNames: Rule = ({ policy }, { originals, hasTable }) =>
  originals.flatMap((article) => [
    ...(hasTable('products') ? checkProducts(article, policy) : []),
    ...(hasTable('teams') ? checkTeams(article, policy) : []),
    ...(hasTable('agreements') ? checkAgreement(article, policy) : []),
  ]);

function checkProducts(article: Article, policy: Policy): Problem[] {
  const { products, components } = article.fields;
  const known = policy.products.map(({ id }) => id);
  const problems = products.flatMap(({ product }) =>
    findUnknown(article, 'product-unknown', 'product', product, known, ['products']),
  );
  // Without a known product nobody can say which components there are.
  const own = policy.products.filter(({ id }) => products.some(({ product }) => product === id));
  if (products.length > own.length) return problems;
  const candidates = (products.length === 0 ? policy.products : own).flatMap((product) => product.components);
  const ids = candidates.map(({ id }) => id);
  return [
    ...problems,
    ...components.flatMap((component) => {
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
          ['components'],
          spellingHint(component, ids),
        ),
      ];
    }),
  ];
}

function checkTeams(article: Article, policy: Policy): Problem[] {
  const { fields } = article;
  const known = policy.teams.map(({ id }) => id);
  const pending = fields.type === 'service-note' ? fields.pending?.owner : undefined;
  return [
    ...findUnknown(article, 'team-unknown', 'team', fields.owner, known, ['owner']),
    ...(pending === undefined
      ? []
      : findUnknown(article, 'team-unknown', 'team', pending, known, ['pending'])),
  ];
}

function checkAgreement(article: Article, policy: Policy): Problem[] {
  if (article.fields.type !== 'customer-record') return [];
  const known = policy.agreements.map(({ id }) => id);
  return findUnknown(article, 'agreement-unknown', 'agreement', article.fields.agreement, known, [
    'agreement',
  ]);
}

function findUnknown(
  article: Article,
  code: ProblemCode,
  kind: string,
  written: string,
  known: readonly string[],
  at: readonly string[],
): Problem[] {
  if (known.includes(written)) return [];
  return [
    articleProblem(article, code, `There is no ${kind} “${written}”.`, at, spellingHint(written, known)),
  ];
}
