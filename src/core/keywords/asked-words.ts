/** How people write what a problem statement should have, in the languages that articles are written in. */
const any = (...patterns: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{N}])`, 'iu');

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const days = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

export const askedWords = {
  version: any(
    String.raw`v?\d+(?:\.\d+)+[a-z]?\d*`,
    String.raw`(?:version|release|build|versione|verze|update|patch|sp|rhel|windows|server|oracle|postgresql) ?\d+\w*`,
  ),
  onset: new RegExp(
    [
      any(
        'since',
        'yesterday',
        'today',
        'tonight',
        'ago',
        'last (?:night|week|month|year|hour)',
        'this (?:morning|afternoon|evening|week)',
        'for (?:\\d+|some|two|three|several|a few) (?:minutes?|hours?|days?|weeks?)',
        'began',
        'started',
        days,
        String.raw`\d{1,2}:\d{2}`,
        String.raw`\d{4}-\d{2}-\d{2}`,
        String.raw`\d{1,2}\. ?\d{1,2}\. ?\d{4}`,
        String.raw`\d{1,2}/\d{1,2}(?:/\d{2,4})?`,
        `(?:${months}) \\d{1,2}`,
        `\\d{1,2} (?:${months})`,
        'da (?:ieri|stamattina|oggi|due|tre|questa|lunedì|martedì|mercoledì|giovedì|venerdì)',
        'ieri',
        'stanotte',
        'dalle',
        'od (?:včera|rána|pondělí|úterý|středy|čtvrtka|pátku|minulého)',
        'včera',
        'dnes',
      ).source,
      '昨天|今天|今早|昨晚|从.{1,12}(?:开始|起)|自.{1,12}(?:以来|起)|\\d+(?:分钟|小时|天|周)前',
    ].join('|'),
    'iu',
  ),
  change: new RegExp(
    [
      any(
        'after',
        'chang(?:e|es|ed|ing)',
        'updat(?:e|es|ed|ing)',
        'upgrad(?:e|es|ed|ing)',
        'patch(?:ed|es|ing)?',
        'install(?:ed|ing)?',
        'replac(?:ed|ing)',
        'migrat(?:ed|ion|ing)',
        'moved',
        'reboot(?:ed)?',
        'restart(?:ed)?',
        'reconfigured',
        'firmware',
        'new (?:host|server|disk|switch|version)',
        'dopo',
        'aggiorna(?:to|mento)',
        'modific(?:a|ato|he)',
        'sostitui(?:to|zione)',
        'po (?:aktualizaci|výměně|restartu|změně)',
        'změn(?:a|y|ili|ěno)',
        'aktualizac(?:e|i)',
      ).source,
      '之后|后出现|更新|升级|更改|变更|更换|重启|迁移|安装',
    ].join('|'),
    'iu',
  ),
  another: new RegExp(
    [
      any(
        '(?:another|a second|second|one more|a different) (?:problem|issue|error|question|thing)',
        'on top of that',
        'in addition,?',
        'by the way',
        'unrelated(?:ly)?',
        '(?:two|three|several|multiple|both) (?:problems|issues|errors|questions)',
        'un altro problema',
        'due problemi',
        'inoltre',
        '(?:další|druhý|ještě jeden) problém',
        'dva problémy',
      ).source,
      '另外还?有?一?个?问题|两个问题|另一个问题|此外',
    ].join('|'),
    'iu',
  ),
  /** Points of a list at the beginnings of lines. */
  numbered: /^[ \t]*(?:\d{1,2}[.)]|[-*•])[ \t]+\S/gmu,
} as const;
