import type { Certainty, MaskPattern, Surroundings } from './mask-pattern.ts';

const versionBefore =
  /(?:\b(?:versions?|versioni|versione|ver|release[sd]?|builds?|firmware|patch(?:ed)?|upgrad\w+|updat\w+|downgrad\w+|aggiorna\w*|hotfix|driver|bios|verz\w+|aktualiz\w+)\b|版本|升级|固件|补丁)[^\n.;]{0,12}(?:(?:\d+\.){2,}\d+[^\n.;]{0,8})*$/iu;
const addressBefore =
  /(?:\b(?:ip|ipv4|address(?:es)?|hosts?|ping(?:ing)?|servers?|gateway|dns|subnet|node|ssh|nfs|login|indirizzo|nodo|adres[auy]|serveru?|uzl\w*)|地址|主机|服务器|节点)[\s:=：(]*$/iu;
/** A word with a capital, as products have; not one that begins a sentence with a small word's meaning. */
const productBefore =
  /(?:^|[\s(])(?!(?:The|At|On|From|To|By|IP|Il|La|Al|Na|Ze|Od|Host|And|For|Via)\s)[A-Z][A-Za-z]*[A-Za-z\d]*\s$/;
/** Larger numbers stand in addresses only. */
const largestOfVersion = 31;
const octetLimit = 255;

function isPrivate([first = 0, second = 0]: readonly number[]): boolean {
  return (
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127)
  );
}

/** An address, or a version of four parts? By the numbers, and by the words before. */
function judgeDotted(found: string, { before, after }: Surroundings): Certainty {
  const octets = found.split('.').map(Number);
  if (octets.some((octet) => octet > octetLimit)) return 'no';
  // Every machine is called so, and every mask.
  if (octets[0] === 0 || octets[0] === 127 || octets[0] === octetLimit) return 'no';
  if (addressBefore.test(before) || /^(?::\d|\/\d)/.test(after)) return 'sure';
  const canBeVersion = octets.every((octet) => octet <= largestOfVersion);
  if (versionBefore.test(before)) return canBeVersion && !isPrivate(octets) ? 'no' : 'likely';
  return canBeVersion && (productBefore.test(before) || !isPrivate(octets)) ? 'likely' : 'sure';
}

/** Hexadecimal groups with colons: an address only when they are eight, or fewer with one gap. */
function judgeColons(found: string): Certainty {
  const [address = ''] = found.split('%');
  const parts = address.split('::');
  const groups = parts.flatMap((part) => part.split(':')).filter((group) => group !== '');
  const isWhole = parts.length === 1 ? groups.length === 8 : parts.length === 2 && groups.length < 8;
  if (!isWhole || groups.length < 2) return 'no';
  // Logs write numbers of threads so: `16A8::08`.
  if (groups.length < 4 && !/^(?:fe[89ab]|f[cdf]|[23])[\da-f]{2,3}$/i.test(groups[0] ?? '')) return 'no';
  // `dead::face` can be a name in a program.
  return /\d/.test(address) ? 'sure' : 'no';
}

const vendorHexDotted = /[a-f]/i;

/** Addresses in networks: IPv4, IPv6, hardware addresses and world-wide names. */
export const networkAddresses: readonly MaskPattern[] = [
  { pattern: /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g, mask: '[address]', judge: judgeDotted },
  {
    pattern:
      /(?<![\w:])(?:[\da-f]{1,4}:(?:[\da-f]{1,4}:)*|::?)(?::?[\da-f]{1,4})?(?::[\da-f]{1,4})*(?:%\w+)?(?![\w:])/gi,
    mask: '[address]',
    judge: judgeColons,
  },
  {
    pattern: /(?<![\w:-])(?:[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}(?:[\da-f]{2}\1){0,2}[\da-f]{2})(?![\w:-])/gi,
    mask: '[address]',
  },
  {
    pattern: /(?<![\w.])[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\w.])/gi,
    mask: '[address]',
    judge: (found, { before }) =>
      vendorHexDotted.test(found) || /\bmac\b[^\n]{0,12}$/i.test(before) ? 'sure' : 'likely',
  },
  {
    pattern: /(?<![\w.])(?:naa\.|eui\.)[\da-f]{16}(?:[\da-f]{16})?(?!\w)/gi,
    mask: '[address]',
  },
  {
    pattern: /(?<=\b(?:wwp?n|wwnn|world.?wide (?:port |node )?name)s?[\s:=#]{1,3}(?:0x)?)[\da-f]{16}(?!\w)/gi,
    mask: '[address]',
  },
  // World-wide names begin with the kind of their authority, and an even number of digits makes a name.
  {
    pattern: /(?<![\w.-])[125][0-9a-f]{15}(?![\w.-])/g,
    mask: '[address]',
    judge: (found, { before }) =>
      /[a-f]/.test(found) && !/(?:token|tid|hash|sha\d*|key)["'=:\s]*$/i.test(before) ? 'likely' : 'no',
  },
  { pattern: /(?<![\w.])iqn\.\d{4}-\d{2}\.[a-z\d.-]+(?::[\w.:-]*\w)?/gi, mask: '[address]' },
];

const programId = /(?:clsid|iid|appid|progid|interface|guid|hkey\w*|hkl?m|hkcr)\W{0,3}[^\n]{0,12}$/i;
const machineId =
  /(?:\b(?:uuid|(?:system|machine|host|vm|bios|device|disk|node|cluster|instance)[ _-]?(?:uu)?id)|机器码|标识)["'\s:=：]{1,4}$/i;

/** What one machine is called among all. */
export const machineIds: readonly MaskPattern[] = [
  {
    pattern: /(?<![\w-])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\w-])/gi,
    mask: '[uuid]',
    judge: (found, { before }) => {
      if (/^0{7}|^f{8}/i.test(found) || programId.test(before)) return 'no';
      return machineId.test(before) ? 'sure' : 'likely';
    },
  },
];
