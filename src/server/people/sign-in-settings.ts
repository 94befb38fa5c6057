import { z } from 'zod';
import { isLoopback } from '../../api/access/loopback.ts';
import { roleSchema, type Role } from '../../core/people/role.ts';

const methods = ['password', 'oidc'] as const;

/** Roles that somebody may get for being known to the provider; others are given by a person. */
const newcomerRoles = ['reader', 'contributor', 'publisher', 'coach'] as const;

const wholeNumber = (least: number, most: number, wanted: string) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, wanted)
    .transform(Number);

/** Environment variables that say how people sign in. */
export const signInEnvironment = {
  CASEBOOK_SIGN_IN: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(methods, 'give password, oidc, or password,oidc')).min(1))
    .optional(),
  CASEBOOK_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'give the issuer of the provider, such as https://id.example.com' })
    .optional(),
  CASEBOOK_OIDC_CLIENT_ID: z.string().optional(),
  CASEBOOK_OIDC_CLIENT_SECRET: z.string().optional(),
  CASEBOOK_OIDC_NAME: z.string().max(60).optional(),
  CASEBOOK_OIDC_NEW_USERS: z
    .enum(['refuse', ...newcomerRoles], `give refuse, or the role of newcomers: ${newcomerRoles.join(', ')}`)
    .default('refuse'),
  CASEBOOK_SESSION_IDLE_MINUTES: wholeNumber(5, 43_200, 'give minutes from 5 to 43200').default(480),
  CASEBOOK_SESSION_DAYS: wholeNumber(1, 365, 'give days from 1 to 365').default(7),
  CASEBOOK_WRITES_PER_MINUTE: wholeNumber(0, 1_000_000, 'give a number from 0 to 1000000; 0: any').default(
    600,
  ),
  CASEBOOK_PROXIES: wholeNumber(0, 10, 'give how many proxies pass requests on, from 0 to 10').optional(),
};

/** Variables whose value no message repeats. */
export const secretVariables: ReadonlySet<string> = new Set(['CASEBOOK_OIDC_CLIENT_SECRET']);

type SignInValues = z.infer<z.ZodObject<typeof signInEnvironment>>;

/** An OpenID provider as it was configured. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** As the sign-in page names it. */
  readonly name: string;
  /** Role of those whom nobody has invited; absent: they are sent away. */
  readonly newcomerRole?: Role;
}

/** How people sign in. */
export interface SignInSettings {
  readonly hasPasswords: boolean;
  readonly provider?: ProviderSettings;
  readonly idleMilliseconds: number;
  readonly sessionMilliseconds: number;
}

/** What was told of sign-in; absent: there is none. */
export function signInSettings(values: SignInValues): SignInSettings | undefined {
  const { CASEBOOK_SIGN_IN: given } = values;
  if (!given) return undefined;
  const { CASEBOOK_OIDC_ISSUER: issuer, CASEBOOK_OIDC_CLIENT_ID: clientId } = values;
  const newcomer = roleSchema.safeParse(values.CASEBOOK_OIDC_NEW_USERS).data;
  return {
    hasPasswords: given.includes('password'),
    ...(given.includes('oidc') &&
      issuer !== undefined &&
      clientId !== undefined && {
        provider: {
          issuer,
          clientId,
          ...(values.CASEBOOK_OIDC_CLIENT_SECRET !== undefined && {
            clientSecret: values.CASEBOOK_OIDC_CLIENT_SECRET,
          }),
          name: values.CASEBOOK_OIDC_NAME ?? new URL(issuer).hostname,
          ...(newcomer && { newcomerRole: newcomer }),
        },
      }),
    idleMilliseconds: values.CASEBOOK_SESSION_IDLE_MINUTES * 60_000,
    sessionMilliseconds: values.CASEBOOK_SESSION_DAYS * 86_400_000,
  };
}

/** What of a sign-in with a provider is missing or unsafe, by variable. */
export function judgeProvider(values: SignInValues): readonly (readonly [name: string, message: string])[] {
  if (!values.CASEBOOK_SIGN_IN?.includes('oidc')) return [];
  const { CASEBOOK_OIDC_ISSUER: issuer } = values;
  const wrong: (readonly [string, string])[] = [];
  if (issuer === undefined)
    wrong.push(['CASEBOOK_OIDC_ISSUER', 'give the issuer of the provider, such as https://id.example.com']);
  else if (issuer.startsWith('http:') && !isLoopback(new URL(issuer).hostname))
    wrong.push(['CASEBOOK_OIDC_ISSUER', 'give an address with https']);
  if (values.CASEBOOK_OIDC_CLIENT_ID === undefined)
    wrong.push(['CASEBOOK_OIDC_CLIENT_ID', 'give the client id that the provider knows Casebook by']);
  return wrong;
}
