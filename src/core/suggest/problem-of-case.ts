import type { CaseStore } from '../case/case-store.ts';
import type { Case } from '../case/case.ts';
import type { SuggestionRequest } from './suggest.ts';

/** What a case says of its problem: title, problem, and what was said that is no false lead. */
export async function problemOfCase(
  subject: Case,
  { cases }: { readonly cases: Pick<CaseStore, 'find' | 'listStatements' | 'listFacts'> },
): Promise<Omit<SuggestionRequest, 'subject' | 'language' | 'limit'>> {
  const [statements, facts] = await Promise.all([
    cases.listStatements(subject.id),
    cases.listFacts(subject.id),
  ]);
  const said = statements.filter(({ standing }) => standing !== 'false-lead').map(({ text }) => text);
  const { title, problem, product, component, productVersion, onset } = subject;
  return {
    text: [title, ...(problem === undefined ? [] : [problem]), ...said].join('\n'),
    product,
    component,
    productVersion,
    hasOnset: onset !== undefined,
    hasChanges: facts.some(({ kind }) => kind === 'recent-changes'),
  };
}
