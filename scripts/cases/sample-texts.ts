import type { Random } from '../../src/core/demo/random.ts';

/** What is supported, with the team that it goes to. */
export const products = [
  ['ontap', 'storage', ['controller', 'aggregate', 'volume', 'snapmirror', 'lif']],
  ['ceph', 'storage', ['osd', 'mon', 'rgw', 'rbd']],
  ['brocade-fos', 'storage', ['zoning', 'port', 'firmware']],
  ['vsphere', 'virtualisation', ['esxi', 'vcenter', 'datastore', 'ha', 'drs']],
  ['hyper-v', 'virtualisation', ['cluster', 'switch', 'vhdx']],
  ['proxmox', 'virtualisation', ['cluster', 'zfs', 'backup']],
  ['veeam', 'virtualisation', ['job', 'proxy', 'repository']],
  ['rhel', 'linux', ['kernel', 'systemd', 'lvm', 'networking']],
  ['ubuntu', 'linux', ['boot', 'packages', 'filesystem']],
  ['windows-server', 'windows', ['update', 'cluster', 'iis', 'dns']],
  ['active-directory', 'windows', ['kerberos', 'replication', 'dns']],
  ['sql-server', 'databases', ['availability-group', 'backup', 'tempdb']],
  ['oracle', 'databases', ['rac', 'asm', 'listener']],
  ['postgresql', 'databases', ['replication', 'vacuum', 'wal']],
  ['nexus', 'networks', ['vpc', 'interface', 'routing']],
  ['haproxy', 'networks', ['backend', 'tls']],
] as const;

const subjects =
  'datastore,volume,controller,replica,backup job,cluster node,listener,path,LUN,switch port,host,virtual machine,mailbox,index,transaction log,snapshot,certificate,time source,mount,interface,queue,cache,disk group,service account,gateway'.split(
    ',',
  );
const troubles =
  'is read-only,went offline,does not start,is slow since the update,fails at night,reports errors,lost redundancy,cannot be reached,filled up,restarts by itself,hangs at boot,drops packets,times out,refuses logons,shows the wrong time,does not fail over,loses its paths,is not replicated,cannot be extended,keeps rebuilding'.split(
    ',',
  );
const places =
  'after a failover,since the last patch,on the second site,during the backup window,after the power cut,under load,for some users only,after the migration,on every host,since Monday,after a reboot,when the job runs'.split(
    ',',
  );
const doings =
  'Collected the vendor bundle,Checked the system log,Called the customer back,Rescanned the adapters,Restarted the service,Compared the configuration with the record,Moved the load away,Replaced the optic,Opened a case with the vendor,Asked for recent changes,Verified the last backup,Measured the latency,Failed over by hand,Cleared the alert,Applied the workaround of the note'.split(
    ',',
  );
const findings =
  'no error in the last day,the path policy differs from the standard,the firmware is older than supported,the counter grows slowly,one node has another clock,the log begins two hours ago,the queue depth is at its limit,the certificate ended yesterday,a snapshot is thirty days old,the customer will test tonight'.split(
    ',',
  );
const syllables = 'ka,lo,mi,ra,ten,vor,sel,du,pra,nix,tor,ben,gal,hep,zim,qua,rel,sto,fen,wy'.split(',');

/** A name that hardly any other text has: of a host, a disk, a process. */
const rareName = (random: Random): string =>
  `${random.pick(syllables)}${random.pick(syllables)}${random.pick(syllables)}-${random.below(9000) + 1000}`;

const codeKinds = ['ORA-', '0x8007', 'KB50', 'vobd-', 'EMS', 'SQL', 'RC-'] as const;
const errorCode = (random: Random): string =>
  `${random.pick(codeKinds)}${String(random.skewed(90_000, 3)).padStart(5, '0')}`;

export const title = (random: Random): string => {
  const text = `${random.pick(subjects)} ${random.pick(troubles)} ${random.pick(places)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const problem = (random: Random): string =>
  `The ${random.pick(subjects)} on ${rareName(random)} ${random.pick(troubles)} ${random.pick(places)}. The console shows ${errorCode(random)}; ${random.pick(findings)}. It was noticed by ${random.pick(['monitoring', 'the users', 'the night operator', 'our own check'])}.`;

export const statement = (random: Random): string =>
  `The customer says that the ${random.pick(subjects)} ${random.pick(troubles)} ${random.pick(places)}.`;

export const logText = (random: Random): string =>
  `${random.pick(doings)} on ${rareName(random)}: ${random.pick(findings)}, ${random.pick(findings)}.`;

export const resolution = (random: Random): string =>
  `${random.pick(doings)}, then set the ${random.pick(subjects)} back; ${random.pick(findings)}. Verified with ${errorCode(random)} gone.`;

export const cause = (random: Random): string =>
  `The ${random.pick(subjects)} ${random.pick(troubles)}: ${random.pick(findings)}.`;

/** What somebody searches for that no article says. */
export const rareSearch = (random: Random): string =>
  random.chance(0.5)
    ? `${random.pick(subjects)} ${errorCode(random)}`
    : `${random.pick(doings)} ${random.pick(subjects)}`;
