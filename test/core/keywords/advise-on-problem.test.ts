import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseOnProblem, type StatedProblem } from '../../../src/core/keywords/advise-on-problem.ts';
import { routeWords } from '../../../src/core/keywords/route-words.ts';
import { policyFiles } from '../../../src/core/policy/policy.ts';
import { readHostileStrings } from '../search/example-articles.ts';
import { sharedMaterial } from '../../support/shared-data.ts';

const { products } = policyFiles.products.parse({
  products: [
    {
      id: 'ontap',
      name: 'NetApp ONTAP',
      team: 'storage',
      components: [{ id: 'lif', name: 'Logical interface', team: 'network' }],
      versions: ['9.14.1'],
      keywords: ['netapp', 'aggregate', 'iscsi'],
    },
    { id: 'ceph', name: 'Ceph', team: 'storage', keywords: ['osd', 'placement group'] },
    { id: 'vsphere', name: 'VMware vSphere', team: 'virtualisation', keywords: ['vmotion', 'esxi', 'iscsi'] },
  ],
});
const { teams } = policyFiles.teams.parse({
  teams: [
    { id: 'storage', name: 'Storage' },
    { id: 'virtualisation', name: 'Virtualisation' },
    { id: 'network', name: 'Networks' },
  ],
});
const { glossary } = policyFiles.glossary.parse({
  glossary: [{ id: 'osd', terms: ['OSD', 'object storage daemon'] }],
});
const policy = { products, teams, glossary };

const whole = 'Since Monday, after an update to 9.14.1,';
const codes = (text: string, more: Partial<StatedProblem> = {}): string[] =>
  adviseOnProblem({ text, ...more }, policy).map(({ code }) => code);

describe('routeWords', () => {
  it.each([
    ['route-01', 'the NetApp aggregate is full', { storage: ['NetApp', 'aggregate'] }],
    ['route-02', 'vMotion fails on ESXi', { virtualisation: ['vMotion', 'ESXi'] }],
    ['route-03', 'NetApp snapshots and vMotion', { storage: ['NetApp'], virtualisation: ['vMotion'] }],
    ['route-04', 'iSCSI is slow: a word of two teams routes to nobody', {}],
    ['route-05', 'an object storage daemon died', { storage: ['object storage daemon'] }],
    ['route-06', 'a placement group is inactive', { storage: ['placement group'] }],
    ['route-07', 'a placement of a group', {}],
    ['route-08', 'ONTAP: the logical interface is down', { network: ['logical interface'] }],
    ['route-09', 'the logical interface is down', {}],
    ['route-10', 'OSD.3 of NETAPP', { storage: ['NETAPP'] }],
  ])('%s: %s', (_, text, expected) => {
    const routed = routeWords(text, policy);
    expect(Object.fromEntries(routed.map(({ team, words }) => [team, words]))).toEqual(expected);
  });
});

describe('adviseOnProblem', () => {
  it.each([
    ['advice-01', `${whole} the aggregate is full`, []],
    ['advice-02', `${whole} the NetApp volume lost vMotion`, ['routes-to-two-teams']],
    ['advice-03', `${whole} everything is slow`, ['routes-to-no-team']],
    ['advice-04', `${whole} the aggregate is full. Another problem: mails`, ['several-problems']],
    ['advice-05', `${whole} the aggregate:\n1. is full\n2. is slow`, ['several-problems']],
    ['advice-06', 'Since Monday, after an update, the aggregate is full', ['version-missing']],
    ['advice-07', 'After an update to 9.14.1 the aggregate is full', ['onset-missing']],
    ['advice-08', 'Since Monday the aggregate (9.14.1) is full', ['changes-missing']],
    ['advice-09', 'Da ieri, dopo un aggiornamento a 9.14.1, aggregate pieno', []],
    ['advice-10', 'Od včera po aktualizaci na 9.14.1 je aggregate plný', []],
    ['advice-11', '昨天升级到 9.14.1 之后 aggregate 已满,无法写入数据', []],
    ['advice-12', 'NetApp and vMotion', []],
  ])('%s: %j → %j', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('asks nothing that the case says already', () => {
    const known = { product: 'ontap', productVersion: '9.14.1', hasOnset: true, hasChanges: true };
    expect(codes('everything is very slow here', known)).toEqual([]);
  });

  it('names the teams and the words that lead to them', () => {
    const [advice] = adviseOnProblem({ text: `${whole} the NetApp volume lost vMotion` }, policy);
    expect(advice).toMatchObject({
      message: 'These words lead to 2 teams: Storage (“NetApp”) and Virtualisation (“vMotion”).',
      words: ['NetApp', 'vMotion'],
      teams: [{ team: 'storage' }, { team: 'virtualisation' }],
    });
  });

  it('takes any text, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        for (const { message, hint } of adviseOnProblem({ text }, policy))
          expect([message, hint]).not.toContain('');
      }),
    );
    const started = performance.now();
    adviseOnProblem({ text: '1. NetApp '.repeat(2000) + '9.'.repeat(5000) }, policy);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.skipIf(!sharedMaterial('hostile/blns.json').isThere)(
    'takes hostile strings (skipped without ../shared/data)',
    () => {
      for (const text of readHostileStrings()) expect(() => adviseOnProblem({ text }, policy)).not.toThrow();
    },
  );
});
