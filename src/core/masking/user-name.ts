import type { MaskPattern } from './mask-pattern.ts';

/** Accounts that every system has, and those of services. */
const ownAccounts =
  /^(?:public|default|all users|administrators?|admin|defaultapppool|guest|system|localservice|networkservice|user|users|username|root|oracle|grid|ubuntu|centos|debian|ec2-user|vagrant|postgres|mysql|git|jenkins|app|svc\w*|service|shared|lost\+found|%\w+%|\$\w+)$/i;

const unlessOwn = (found: string): 'sure' | 'no' => (ownAccounts.test(found) ? 'no' : 'sure');

/** Names and secrets of accounts, in addresses of pages and in paths. */
export const userNames: readonly MaskPattern[] = [
  { pattern: /(?<=[a-z]:\/\/)[^\s/@<>"'[\]]+(?=@)/gi, mask: '[credentials]' },
  {
    pattern:
      /(?<=(?:^|[\s?&;,"'])(?:password|passwd|pwd|token|secret|api[_-]?key|heslo|密码)=)(?!(?:true|false|null|none|yes|no)\b)[^\s&;,"'<>[\]]{4,}/gi,
    mask: '[secret]',
  },
  // A folder by first name and last name; then one without a space.
  {
    pattern: /(?<=[\\/]users[\\/]{1,2})\p{Lu}[\p{L}\p{M}'-]+(?: \p{Lu}[\p{L}\p{M}'-]+){1,2}(?=\\)/giu,
    mask: '[user]',
    judge: unlessOwn,
  },
  {
    pattern: /(?<=[\\/]users[\\/]{1,2})[\p{L}\d][\p{L}\p{M}\d._@$-]*[\p{L}\p{M}\d$]/giu,
    mask: '[user]',
    judge: unlessOwn,
  },
  { pattern: /(?<=(?<![\w.])\/(?:home|export\/home)\/)[a-z_][\w.-]*\w/gi, mask: '[user]', judge: unlessOwn },
];

/** After other labels a word can be said of the user: `user: unable to log in`. */
const accountLabel = /(?:username|utente|用户名|账号)\s?[:=：]\s?$/iu;

/** An account as Windows writes it, and one by its label. */
export const likelyUsers: readonly MaskPattern[] = [
  {
    pattern:
      /(?<![\w\\:./-])(?!HK|NT\b|BUILTIN|AUTHORITY|IIS|LOCAL)[A-Z][A-Z\d-]{1,14}\\[a-z][\w.-]+\w(?![\\\w])/g,
    mask: '[user]',
    judge: (found) =>
      /\.(?:dll|exe|sys|log|txt|ini|cfg|bat|ps1|mdf|ldf|bak|tmp)$/i.test(found) ? 'no' : 'likely',
  },
  {
    pattern:
      /(?<=(?:\b(?:username|user|login|account|utente|uživatel|uživatele)|用户名?|账号)\s?[:=：]\s?)[a-z][\w.-]+\w(?=$|[\s,;)，。；、）]|\.\s)/gimu,
    mask: '[user]',
    judge: (found, { before }) =>
      ownAccounts.test(found) ||
      /^[A-Z_]+$/.test(found) ||
      !(/[\d._]/.test(found) || accountLabel.test(before))
        ? 'no'
        : 'likely',
  },
];
