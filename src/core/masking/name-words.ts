/** Words with a capital that are no name of a person: of products, of trade, of the calendar, of greetings. */
const otherWords =
  'Adobe|Alto|Amazon|Android|Apple|Aruba|Chrome|Citrix|Commerce|Compiler|Debian|Docker|Docs|Fortinet|Google|Grafana|Hewlett|Huawei|Isilon|Juniper|Magento|Nutanix|Packard|Palo|Pure|Resource|Splunk|Suse|Trello|Ubuntu|Unity|You|YouTube|Zabbix|Access|Account|Active|Admin|Administrator|All|Apache|Api|April|August|Azure|Backup|Bank|Black|Blue|Case|Center|Centre|Check|Cisco|Cloud|Cluster|Code|Colleague|Colleagues|Company|Corporation|Critical|Customer|Dashboard|Data|Database|December|Dell|Desk|Directory|Domain|Domenica|Drive|Edge|Engineer|Engineering|English|Enterprise|Error|Everybody|Everyone|Excel|Exchange|Explorer|Face|February|File|Firefox|Firmware|Folks|Friday|From|Giovedì|Group|Guys|Help|Helpdesk|Host|Hosting|Hyper|Intel|Italian|January|Java|July|June|Kernel|Kubernetes|Linux|Lunedì|Madam|Mail|Manager|March|Martedì|May|Mercoledì|Microsoft|Monday|Network|November|Node|October|Office|Online|Operations|Oracle|Outlook|Pondělí|Port|Power|Proactive|Prod|Production|Project|Python|Red|Release|Request|Sabato|Saturday|Security|September|Server|Servers|Service|Services|Shell|Signal|Sir|Site|Software|Solutions|Storage|Studio|Středa|Sunday|Support|System|Systems|Team|Teams|Technical|Test|The|There|This|Thursday|To|Tuesday|Update|User|Veeam|Venerdì|Version|Virtual|Visual|Vmware|Volume|Watson|Web|Wednesday|Windows|Word|World|Čtvrtek|Úterý|Avv|Bc|Best|Cheers|Dear|Dott|Dr|Frau|Geom|Grazie|Hello|Herr|Ing|JUDr|Kind|Mgr|Miss|Mr|Mrs|Ms|MUDr|Pan|Paní|PhDr|Prof|Regards|RNDr|Saluti|Sig|Signor|Signora|Thanks';

/** Words of departments, machines and beginnings of sentences in Italian, and in Czech with their endings, which follow a greeting or stand for somebody. */
const officeWords = String.raw`Come|Dopo|Quando|Questa|Questo|Když|Protože|Tato|Tento|Toto|Assistenza|Amministrazione|Centro|Clienti|Direzione|Fornitore|Gestione|Reparto|Rete|Servizi|Servizio|Sistemi|Supporto|Tecnic(?:o|a|i|he)|Ufficio|Dodavatel(?:e|i|em)?|Hlavní(?:ho|m)?|Link(?:a|y|u|ou)|Oddělení(?:m)?|Podpor(?:a|y|u|ou|ě)|Provoz(?:u|em)?|Servis(?:u|em)?|Správ(?:a|y|u|ou|ě|ce|ci|cem)|Systém(?:u|y|ů|em)?|Sít(?:ě|í)|Síť|Technick(?:á|é|ou|ý|ého|ému|ým)|Tým(?:u|em)?|Zákaznick(?:á|é|ou|ý|ého)|Úložišt(?:ě|i|ěm)`;

const particle = String.raw`(?:(?:de|di|da|del|della|dello|dei|van|von|der|den|la|le|dos|al|bin|ter|Di|De|Da|La|Van|Von)[ \u00a0])`;
const letters = String.raw`[\p{L}\p{M}]`;

/** One part of a name in Latin letters: a capital and small letters. */
export const namePart = String.raw`(?!(?:${otherWords}|${officeWords})(?![\p{L}\p{M}]))(?:(?:O['’]|D['’]|Mc|Mac|De|La)?\p{Lu}\p{M}*\p{Ll}(?:${letters})*(?:[-'’]\p{Lu}${letters}+)*)(?![\p{L}\p{M}\d_])`;
/** Further parts of a name on the same line. */
const nextPart = String.raw`(?:[ \u00a0]${particle}{0,2}${namePart})`;
/** A first name and a last name, or more. */
export const fullName = String.raw`${namePart}(?:[ \u00a0]\p{Lu}\.)?${nextPart}{1,3}`;
/** A name of one part or more. */
export const anyName = String.raw`${namePart}${nextPart}{0,3}`;

/** What stands before a name for courtesy or learning. */
export const title = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Ing|Bc|Mgr|MUDr|JUDr|RNDr|PhDr|[Ss]ig|[Ss]ig\.ra|[Ss]ig\.na|[Ss]ignor|[Ss]ignora|[Dd]ott|[Dd]ott\.ssa|[Gg]eom|[Aa]vv|arch(?=\.)|Herr|Frau|[Pp]an|[Pp]aní|[Pp]ana|[Pp]anem|[Pp]anu|[Pp]ánovi|[Ss]lečna|[Ss]lečny)(?![\p{L}\p{M}])\.?[ \u00a0])`;

const firstNamesAlone =
  'Adam|Alessandro|Alessia|Alice|Andrea|Andrew|Anna|Antonio|Barbora|Chiara|Claudia|Daniel|David|Davide|Elena|Emily|Emma|Eva|Federica|Federico|Filip|Francesca|Francesco|Giovanni|Giulia|Giuseppe|Hana|Ivana|Jakub|James|Jan|Jana|Jane|Jean|Jiří|Johan|John|Josef|Julia|Karel|Kateřina|Laura|Lenka|Lorenzo|Luca|Lucia|Lucie|Lukáš|Marco|Marek|Maria|Marie|Marta|Martin|Martina|Mary|Matteo|Michael|Michal|Milan|Mohamed|Monika|Ondřej|Paolo|Pavel|Peter|Petr|Petra|Priya|Richard|Robert|Roberto|Roman|Sara|Sarah|Silvia|Simone|Stefano|Susan|Tereza|Thomas|Tom|Tomáš|Valentina|Veronika|Vojtěch|Václav|Zdeněk|Zuzana|Šárka|Štěpán';

/** First names of Czech whose last letters change with what the sentence does to them. */
const changingNames =
  'Pavl(?:a|ovi|em|u)|Karl(?:a|ovi|em|u)|Mark(?:a|ovi|em|u)|Zdeňk(?:a|ovi|em|u)|Jiří(?:ho|mu|m)|Mari[ií]';

/** Endings of Czech: `Petr`, `s Petrem`; `Jana`, `s Janou`. */
const endings = (name: string): string =>
  name.endsWith('a') ? `${name.slice(0, -1)}(?:a|y|u|ou|ě|e|o)` : `${name}(?:a|e|i|u|ovi|em)?`;

/** First names that are frequent where we work; beside another capital they are likely a person. */
export const firstNames = [...firstNamesAlone.split('|').map(endings), changingNames].join('|');
