import type { Audience } from '../../../core/article/audience.ts';
import type { Language } from '../../../core/article/language.ts';
import type { Problem } from '../../../core/problem/problem.ts';
import { compileBody } from '../../compile/compile-body.ts';

/** Compiles a converted article as a build would; returns the errors. */
export function findErrors(
  source: string,
  file: string,
  lang: Language,
  audience: Audience = 'internal',
): readonly Problem[] {
  return compileBody({ source, file, lang, audience }).problems.filter(
    (problem) => problem.severity === 'error',
  );
}
