import type { ManifestArticle } from '../article/article-manifest.ts';
import type { LinkableArticle } from '../link/link-rules.ts';
import { makeLinks } from '../link/link-rules.ts';
import type { LinkKind } from '../link/link.ts';
import { caseIdSchema, formatCaseNumber } from '../case/case-id.ts';
import type { DemoLink } from './demo-store.ts';
import { actOf } from './case-timeline.ts';
import type { LifeStory } from './live-case.ts';
import type { PlannedCase } from './plan-cases.ts';
import type { Random } from './random.ts';

/** The articles of a build, as links need them. */
export interface DemoArticles {
  /** In the first of the languages that it has, else in its own. */
  readonly find: (id: string, languages: readonly string[]) => ManifestArticle | undefined;
  /** When it came out, UTC milliseconds. */
  readonly createdAt: (id: string) => number | undefined;
}

/** Opens the articles of a build for demo cases. */
export function openDemoArticles(articles: readonly ManifestArticle[]): DemoArticles {
  const byId = Map.groupBy(articles, ({ id }) => id as string);
  const original = (id: string) => byId.get(id)?.find(({ isTranslation }) => !isTranslation);
  return {
    find: (id, languages) => byId.get(id)?.find(({ lang }) => lang === languages[0]) ?? original(id),
    createdAt(id) {
      const created = original(id)?.created;
      // In the afternoon: whoever wrote it had slept over it.
      return created === undefined ? undefined : Date.parse(`${created}T14:00:00Z`);
    },
  };
}

interface Linking {
  readonly planned: PlannedCase;
  readonly story: LifeStory;
  readonly articles: DemoArticles;
  readonly now: number;
  readonly random: Random;
}

/** The links that a case got, as far as their articles were there when it was resolved: by the rules, at that time. */
export function linkDemoCase({ planned, story, articles, now, random }: Linking): DemoLink[] {
  const { family, record, isCreator } = planned;
  const subject = { ...story.draft, id: someCase, number: formatCaseNumber(1), version: 1 };
  const isOver = subject.resolvedAt !== undefined;
  const at = story.resolvedAt + (4 + random.below(36)) * 60_000;
  const wanted = chooseKinds(planned, isOver, random);
  return wanted.flatMap(([id, kind]): DemoLink[] => {
    const article = articles.find(id, record.languages);
    const createdAt = articles.createdAt(id);
    if (!article || createdAt === undefined || article.confidence === 'archived') return [];
    const isMaker = isCreator && id === family.article;
    const linkedAt = isMaker ? Math.max(at, createdAt) : isOver ? at : now - 60_000;
    if ((!isMaker && createdAt > linkedAt) || linkedAt > now) return [];
    const act = actOf(story.engineer, linkedAt);
    const decision = makeLinks(
      subject,
      [{ link: { article: article.key, kind: isMaker ? 'created' : kind }, article: linkable(article) }],
      [],
      act,
    );
    if (decision.isRefused) throw new Error(decision.refusals.map(({ message }) => message).join(' '));
    return decision.value.map((draft) => ({ act, draft }));
  });
}

/** Until the store gives the case an id of its own. */
const someCase = caseIdSchema.parse('00000000-0000-7000-8000-0000000000ff');

const linkable = ({ id, confidence, revision }: ManifestArticle): LinkableArticle => ({
  id,
  confidence,
  current: revision,
  hasRevision: (given) => given === revision,
});

/** What is linked how: most cases to the article that solved them, some to none, as happens at every desk. */
function chooseKinds(
  { family, isCreator }: PlannedCase,
  isOver: boolean,
  random: Random,
): readonly (readonly [string, LinkKind])[] {
  const { article, consulted, notHelpful } = family;
  const others = [
    ...consulted.filter(() => random.chance(0.4)).map((id) => [id, 'consulted'] as const),
    ...notHelpful.filter(() => random.chance(0.35)).map((id) => [id, 'not-helpful'] as const),
  ];
  const share = random.next();
  if (!isOver) return share < 0.7 ? [] : others.slice(0, 1);
  if (article === undefined) return others;
  if (isCreator || share < 0.76) return [[article, 'reused'], ...others];
  if (share < 0.83)
    return [
      [article, 'reused'],
      [article, 'improved'],
    ];
  if (share < 0.9) return [[article, 'consulted'], ...others];
  return share < 0.94 ? [[article, 'not-helpful']] : [];
}
