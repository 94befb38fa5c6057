import { describe, expect, it } from 'vitest';
import { maskCaseText, type KnownNames } from '../../../src/core/masking/mask-case-text.ts';

const known: KnownNames = {
  people: ['Marta Novák', 'Li Wei', 'Jo'],
  customers: ['aurora-bank'],
  contracts: ['PRJ-2044/7'],
  serials: ['SN77-A'],
};
const mask = (text: string): string => maskCaseText(text, known).text;

describe('maskCaseText', () => {
  it.each([
    ['a person', 'Marta Novák says that it began after lunch', '[name] says that it began after lunch'],
    ['a first name', 'I asked Marta; Novák called back', 'I asked [name]; [name] called back'],
    ['a word that is a name in small letters', 'li and wei are commands', 'li and wei are commands'],
    ['a name inside of a word', 'the Martas of JoJo', 'the Martas of JoJo'],
    ['a customer in any spelling', 'AURORA Bank and aurora_bank', '[customer] and [customer]'],
    ['a customer with a sign between its names', 'Aurora & Bank, Aurora and Bank', '[customer], [customer]'],
    ['a contract that is known', 'under prj-2044/7 it is covered', 'under [contract] it is covered'],
    ['a contract by its label', 'contract no. 88-1234A is over', 'contract no. [contract] is over'],
    ['the word contract alone', 'the contract covers nights', 'the contract covers nights'],
    ['a serial number that is known', 'disk SN77-A failed', 'disk [serial] failed'],
    [
      'a serial number by its label',
      'S/N: X9Z8 and service tag 4KJ2P12',
      'S/N: [serial] and service tag [serial]',
    ],
    ['a serial number by its shape', 'node CZJ3452XK9 is down', 'node [serial] is down'],
    ['an e-mail address', 'write to ops@aurora.example', 'write to [e-mail]'],
    ['network addresses', '10.1.22.3 and fe80:0:0:0:1:2:3:4', '[address] and [address]'],
    ['a hardware address', 'port 50:0a:09:81:86:57:d5:58', 'port [address]'],
    ['a machine', 'esx01.prod.aurora.local lost paths', '[host] lost paths'],
    ['a telephone number', 'call +39 02 1234 5678', 'call [number]'],
  ])('masks %s', (_, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it.each([
    'ORA-00257: archiver error',
    'KRB_AP_ERR_SKEW in vmkernel.log since 9.15.1P3',
    'stop code 0x0000007B, sense 0x5 0x25 0x0',
    'ONTAP 9.15.1 on AFF A400; java.lang.OutOfMemoryError',
    'HTTP 503 from nginx 1.25.3, ERR_CONNECTION_RESET',
    'CVE-2024-12345 and KB5034441',
  ])('leaves %s as it is', (text) => {
    expect(maskCaseText(text, known)).toEqual({ text, masked: [], likely: [] });
  });

  it('lists what it masked, each once, for whoever reviews the text', () => {
    const { masked } = maskCaseText('Marta Novák, 10.1.1.1, again Marta Novák on 10.1.1.1', known);
    expect(masked).toEqual([
      { mask: '[address]', text: '10.1.1.1' },
      { mask: '[name]', text: 'Marta Novák' },
    ]);
  });

  it('takes any characters for names', () => {
    const odd = { ...known, people: ['(.*)', '$&', ''], customers: ['  ', '+', '--'], contracts: ['['] };
    expect(maskCaseText('a (.*) b $& c', odd).text).toBe('a [name] b [name] c');
  });
});
