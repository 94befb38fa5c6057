import type { WordRules } from '../word-terms.ts';
import { stemItalian } from './stem-italian.ts';

const stopWords =
  'a ad agli ai al all alla alle allo anche c che chi ci come con cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello di dove e ed era erano essere fra gli ha hanno i il in io l la le li lo loro ma mi ne negli nei nel nell nella nelle nello noi non o ogni per piu quale quali quando quella quelle quelli quello questa queste questi questo qui s se sei si sia sono su sugli sui sul sull sulla sulle sullo tra tu un una uno v vi voi';

/** Of Italian. */
export const italian: WordRules = {
  stemTerm: (word) => `${stemItalian(word)}|it`,
  stopWords: new Set(stopWords.split(' ')),
};
