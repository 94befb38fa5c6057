const english =
  'a about after all also am an and any are as at be because been but by can cannot could did do does don either else ever every for from had has have he her here hers him his how however i if in into is it its just like ll may me might most must my neither no nor not of often on or other our own rather re s said say says she should since so some t than that the their them then there these they this to too us ve wants was we were what when where which while who whom why will with would yet you your d m ain aren couldn didn doesn don hadn hasn haven isn mustn needn shouldn wasn weren won wouldn';
const italian =
  'a ad agli ai al all alla alle allo anche c che chi ci come con cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello di dove e ed era erano essere fra gli ha hanno i il in io l la le li lo loro ma mi ne negli nei nel nell nella nelle nello noi non o ogni per piu quale quali quando quella quelle quelli quello questa queste questi questo qui s se sei si sia sono su sugli sui sul sull sulla sulle sullo tra tu un una uno v vi voi';
const czech =
  'a aby aj ale ani ano asi az bude budem budes by byl byla byli bylo byt ci co cz dnes do ho i ja jak jake jako je jeho jej jeji jejich jen jeste ji jine jiz jsem jsme jsou jste k kam kde kdo kdyz ke ktera ktere kteri kterou ktery ma mate me mezi mi mit mne mu muj muze my na nad nam nas nasi ne nebo nebot necht nejsou neni nez ni nic nove o od on pak po pod podle pokud pouze prave pred pres pri pro proc proto protoze prvni pta re s se si sice sve svuj svych svym svymi ta tak take takze tato te tedy tema ten teto tim timto to tohle toho tohoto tom tomto tomuto toto tu tuto ty tyto u uz v vam vas ve vice vsak vy z za zda zde ze';

const words: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(english.split(' ')),
  it: new Set(italian.split(' ')),
  cs: new Set(czech.split(' ')),
};
const none: ReadonlySet<string> = new Set();

/** Words of a language (BCP 47 tag) that say too little to be searched; folded and in lower case. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  // Chinese and unknown texts hold English words.
  return words[language] ?? words['en'] ?? none;
}
