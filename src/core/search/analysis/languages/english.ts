import type { WordRules } from '../word-terms.ts';
import { stemEnglish } from './stem-english.ts';

const stopWords =
  'a about after all also am an and any are as at be because been but by can cannot could did do does don either else ever every for from had has have he her here hers him his how however i if in into is it its just like ll may me might most must my neither no nor not of often on or other our own rather re s said say says she should since so some t than that the their them then there these they this to too us ve wants was we were what when where which while who whom why will with would yet you your d m ain aren couldn didn doesn don hadn hasn haven isn mustn needn shouldn wasn weren won wouldn';

/** Of English, and of Latin script in texts of languages without rules of their own. */
export const english: WordRules = {
  stemTerm: stemEnglish,
  stopWords: new Set(stopWords.split(' ')),
};
