import { describe, expect, it } from 'vitest';
import { commandsOf, firstWords } from '../../../src/site/scripts/command-text.ts';

describe('commandsOf', () => {
  it.each([
    ['cluster1::> version\ncluster1::*> node run\n', 'version\nnode run'],
    ['PS C:\\Users\\me> Get-Item x > y', 'Get-Item x > y'],
    ['switch# show version\nleaf-a(config)# end', 'show version\nend'],
    ['[root@esx01:~] esxcli system version get', 'esxcli system version get'],
    ['fcsw-a:admin> switchshow', 'switchshow'],
    ['$ ls\n# as root\n$ id', 'ls\n# as root\nid'],
    ['# systemctl status', 'systemctl status'],
    ['echo > file\n  indented # comment', 'echo > file\n  indented # comment'],
  ])('%j is pasted as %j', (text, commands) => {
    expect(commandsOf(text)).toBe(commands);
  });
});

describe('firstWords', () => {
  it('names a command by the start of its first line', () => {
    expect(firstWords('storage failover show\nx')).toBe('storage failover show');
    expect(firstWords('system node image modify -node a')).toBe('system node image modify …');
  });
});
