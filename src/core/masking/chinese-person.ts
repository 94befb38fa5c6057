import type { MaskPattern } from './mask-pattern.ts';

/** Family names that are frequent, those left out that begin many other words. */
const family =
  '(?:欧阳|司马|上官|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔邱秦侯邵孟龙段雷钱汤尹黎武贺龚])';
const han = String.raw`\p{Script=Han}`;
/** Words that begin as a family name does. */
const noName = '(?!周[一二三四五六日末]|高级|高层|何时|马上|程序|曾经|许多|余下|钟表|林业)';
const whole = `${noName}${family}${han}{1,2}`;
const courtesy = '(?:先生|女士|小姐|太太)';
const office = '(?:经理|工程师|老师|主任|总监|工(?![作程具业厂资艺人况]))';

const named = (pattern: string, flags = 'gu'): MaskPattern => ({
  pattern: new RegExp(pattern, flags),
  mask: '[name]',
});

/** People whom a Chinese text names by courtesy, by a label, or as the one who writes. */
export const chinesePeople: readonly MaskPattern[] = [
  named(`${noName}${family}(?=${courtesy})`),
  named(`${noName}${family}(?!${family})${han}{1,2}(?=${courtesy})`),
  named(
    `(?<=(?:联系人|发件人|收件人|报告人|报修人|负责人|姓名|客户代表|提交人|经办人)[ \\t]*[:：][ \\t]*)${family}[ \\u3000]?${han}{1,3}(?!${han})`,
  ),
  named(`(?<=我叫|名字是|名字叫)${whole}(?!${han})`),
  named(`(?<=(?<!${han})我是)${whole}(?!${han})`),
  named(`(?<=(?:此致|敬礼|谢谢|感谢|祝好|顺祝商祺)[，。！,!]?[ \\t]*\\r?\\n\\s*)${whole}(?=\\s*$)`, 'gmu'),
];

/** A family name before an office can begin another word, too. */
export const likelyChinesePeople: readonly MaskPattern[] = [
  named(`${noName}${family}(?:${han}{1,2}|)(?=${office})`),
  named(`(?<=我是|联系|请找|致电)${whole}(?!${han})`),
  // Who says something, where the sentence begins with it.
  named(`(?<!${han})${whole}(?=[ \\u3000]?(?:说(?![明法服辞])|表示|反馈|告知|提到|回复|写道|报告[:：]))`),
];
