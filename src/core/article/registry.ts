import type { z } from 'zod';
import { backOutPlan } from './back-out-plan.ts';
import { bestPractice } from './best-practice.ts';
import { customerRecord } from './customer-record.ts';
import { onboardingPath } from './onboarding-path.ts';
import { procedure } from './procedure.ts';
import { serviceNote } from './service-note.ts';

/** Every article type, in the order in which lists show them. A new type is a file beside these and a line here. */
export const articleTypes = [
  serviceNote,
  bestPractice,
  procedure,
  backOutPlan,
  customerRecord,
  onboardingPath,
] as const;

type AnyArticleType = (typeof articleTypes)[number];

/** Name of an article type: `service-note`, `procedure`, … */
export type ArticleTypeName = AnyArticleType['name'];

/** Validated front matter of one type, tagged with the type's name. */
export type FieldsOf<Name extends ArticleTypeName> = z.infer<
  Extract<AnyArticleType, { name: Name }>['fields']
> & { readonly type: Name };

/** Validated front matter of any type; narrow by `type`. */
export type ArticleFields = { [Name in ArticleTypeName]: FieldsOf<Name> }[ArticleTypeName];

/** The type whose prefix an id has. */
export function articleTypeOfId(id: string): AnyArticleType | undefined {
  return articleTypes.find((type) => id.startsWith(`${type.prefix}-`));
}

/** The type whose articles lie in a folder of `content/`. */
export function articleTypeOfFolder(folder: string): AnyArticleType | undefined {
  return articleTypes.find((type) => type.folder === folder);
}

/** The type of a name. */
export function articleTypeNamed(name: ArticleTypeName): AnyArticleType {
  const found = articleTypes.find((type) => type.name === name);
  if (!found) throw new Error(`unknown article type ${name}`);
  return found;
}
