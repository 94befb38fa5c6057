import type { MaskPattern } from './mask-pattern.ts';

/** Addresses of those who make products, which name no customer. */
const publicHosts =
  /(?:^|\.)(?:netapp|microsoft|windowsupdate|vmware|broadcom|redhat|oracle|cisco|dell|emc|hpe|ibm|lenovo|fujitsu|huawei|veeam|commvault|veritas|suse|ubuntu|debian|apache|kernel|github|mozilla|google|python|nodejs|docker|kubernetes|postgresql|mysql)\.(?:com|net|org|io)$/i;
/** What products and their files are called with a dot. */
const dottedProducts =
  /^(?:asp|vb|ado|ml|system|entity|log4|microsoft)\.net$|^(?:command|pxeboot|abortpxe|wdsnbp)\.com$/i;

/** A machine by its full name, the server of a shared folder. */
export const hostNames: readonly MaskPattern[] = [
  {
    pattern:
      /(?<![\w.@/-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.){1,6}(?:com|net|org|local|lan|corp|internal|intra|example|test|eu|it|cz|cn|de|ch|at|fr|uk)(?![\w-]|\.\w)/gi,
    mask: '[host]',
    judge: (found) => (publicHosts.test(found) || dottedProducts.test(found) ? 'no' : 'sure'),
  },
  // In the address of a page: only what is no public place.
  {
    pattern:
      /(?<=:\/\/(?:\[credentials\]@)?)(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.){1,6}(?:local|lan|corp|internal|intra)(?![\w-]|\.\w)/gi,
    mask: '[host]',
  },
  // By its label, and as Windows calls a machine by itself.
  {
    pattern:
      /(?<=\b(?:host|machine|computer|server)[ _-]?name\s?[:=]\s?["']?)(?!localhost\b)(?=[a-z-]*[\d-])[a-z][a-z\d-]*[a-z\d](?![\w.-])/gi,
    mask: '[host]',
  },
  { pattern: /(?<![\w-])(?:DESKTOP|LAPTOP|WIN|MININT)-(?=[A-Z]*\d)[A-Z\d]{7,11}(?![\w-])/g, mask: '[host]' },
  { pattern: /(?<=:\/\/\[credentials\]@)[a-z\d][a-z\d.-]*[a-z\d]/gi, mask: '[host]' },
  { pattern: /(?<=(?<![\w:\\])\\\\)[a-z\d][\w.-]*(?=\\[\w$])/gi, mask: '[host]' },
];

/** Machines under the domains of a customer, in any place. */
export const hostsOf = (domains: readonly string[]): MaskPattern[] =>
  domains
    .filter((domain) => domain.includes('.'))
    .map((domain) => ({
      pattern: new RegExp(
        String.raw`(?<![\p{L}\d.@-])(?:[\p{L}\d_-]+\.){0,6}${RegExp.escape(domain)}(?![\p{L}\d-]|\.[\p{L}\d])`,
        'giu',
      ),
      mask: '[host]',
    }));

/** A machine by a short name as operators give them: `srv-db01`. */
export const likelyHosts: readonly MaskPattern[] = [
  {
    pattern:
      /(?<![\w.\\/@-])(?:[a-z]{2,6}\d{0,2}-){0,3}(?:srv|server|esxi?|vm|vcenter|db|dc|sql|web|app|nas|san|fs|mail|node|pc|nb|sw|fw|prd|prod|bck|bkp|proxy)(?:-?[a-z]{1,8}){0,2}-?\d{2,3}(?![\w-]|\.\d)/gi,
    mask: '[host]',
    // Without a dash or a zero it is as well a release: `SQL 2019`, `db12`.
    judge: (found) =>
      /-[a-z]+\d|-\d|[a-z]0\d/i.test(found) && !/^[A-Z]+-\d+$|ver\d/.test(found) ? 'likely' : 'no',
  },
];
