import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/core/article/language.ts';
import { article, problemsIn, translation } from '../../../support/content-folder.ts';

const isNamed = async (lang: Language, resolution: string, outcome = 'workaround') => {
  const original = article('SN-0001', {
    fields: { outcome },
    sections: { resolution: lang === 'en' ? resolution : 'This is a workaround.' },
  });
  const files =
    lang === 'en' ? original : { ...original, ...translation('SN-0001', lang, { sections: { resolution } }) };
  return (await problemsIn(files)).every(({ code }) => code !== 'workaround-unnamed');
};

describe('a workaround', () => {
  it.each<readonly [string, Language, string, boolean]>([
    ['workaround-01: named', 'en', 'As a workaround, restart the service.', true],
    ['workaround-02: as a verb', 'en', 'Work around it with a restart.', true],
    ['workaround-03: in the heading below', 'en', '### Workaround\n\nRestart the service.', true],
    ['workaround-04: not named', 'en', 'Restart the service.', false],
    ['workaround-05: Italian', 'it', 'Come soluzione temporanea, riavviare il servizio.', true],
    ['workaround-06: Italian, not named', 'it', 'Riavviare il servizio.', false],
    ['workaround-07: Czech', 'cs', 'Náhradní řešení: restartujte službu.', true],
    ['workaround-08: Czech, inflected', 'cs', 'Dočasným řešením je restart služby.', true],
    ['workaround-09: Czech, not named', 'cs', 'Restartujte službu.', false],
    ['workaround-10: Chinese', 'zh-Hans', '作为临时解决办法，请重启服务。', true],
    ['workaround-11: Chinese, not named', 'zh-Hans', '请重启服务。', false],
  ])('%s', async (_, lang, text, expected) => {
    expect(await isNamed(lang, text)).toBe(expected);
  });

  it('workaround-12: a solution need not be called anything', async () => {
    expect(await isNamed('en', 'Restart the service.', 'solved')).toBe(true);
  });
});
