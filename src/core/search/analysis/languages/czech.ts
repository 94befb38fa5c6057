import type { WordRules } from '../word-terms.ts';
import { stemCzech } from './stem-czech.ts';

const stopWords =
  'a aby aj ale ani ano asi az bude budem budes by byl byla byli bylo byt ci co cz dnes do ho i ja jak jake jako je jeho jej jeji jejich jen jeste ji jine jiz jsem jsme jsou jste k kam kde kdo kdyz ke ktera ktere kteri kterou ktery ma mate me mezi mi mit mne mu muj muze my na nad nam nas nasi ne nebo nebot necht nejsou neni nez ni nic nove o od on pak po pod podle pokud pouze prave pred pres pri pro proc proto protoze prvni pta re s se si sice sve svuj svych svym svymi ta tak take takze tato te tedy tema ten teto tim timto to tohle toho tohoto tom tomto tomuto toto tu tuto ty tyto u uz v vam vas ve vice vsak vy z za zda zde ze';

/** Of Czech. */
export const czech: WordRules = {
  stemTerm: (word) => `${stemCzech(word)}|cs`,
  stopWords: new Set(stopWords.split(' ')),
};
