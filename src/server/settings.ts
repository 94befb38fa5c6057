import { resolve } from 'node:path';
import { z } from 'zod';
import { audienceSchema } from '../core/article/audience.ts';
import { intakeEnvironment, intakeSecretVariables, intakeSettings } from './intake/intake-settings.ts';
import type { DeliverySourceName } from '../core/intake/delivery-scheme.ts';
import type { DeliverySettings } from '../core/intake/take-delivery.ts';
import {
  judgeProvider,
  secretVariables,
  signInEnvironment,
  signInSettings,
  type SignInSettings,
} from './people/sign-in-settings.ts';

const buildAudienceSchema = audienceSchema.exclude(['restricted']);
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Environment variables of the server, each with its default and what a wrong value is told. */
const environmentSchema = z
  .object({
    PORT: z
      .string()
      .default('4321')
      .refine(
        (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
        'give a port from 0 to 65535; 0 takes any free one',
      )
      .transform(Number),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'give an address or a host name alone, such as 127.0.0.1 or 0.0.0.0')
      .default('127.0.0.1'),
    CASEBOOK_DATABASE: z.string().default('.casebook/casebook.db'),
    CASEBOOK_DIST: z.string().optional(),
    CASEBOOK_OUT: z.string().default('dist'),
    CASEBOOK_CONTENT: z.string().default('content'),
    CASEBOOK_AUDIENCE: z
      .enum(buildAudienceSchema.options, `give one of ${buildAudienceSchema.options.join(', ')}`)
      .optional(),
    CASEBOOK_SITE: z
      .url({
        protocol: /^https?$/,
        error: 'give the address that readers use, such as https://kb.example.com',
      })
      .optional(),
    CASEBOOK_PRIVATE_WEBHOOKS: z.enum(['allow', 'refuse'], 'give allow or refuse').default('refuse'),
    CASEBOOK_DEMO: z.enum(['on', 'off'], 'give on or off').default('on'),
    LOG_LEVEL: z.enum(logLevels, `give one of ${logLevels.join(', ')}`).default('info'),
    ...signInEnvironment,
    ...intakeEnvironment,
  })
  .superRefine((values, context) => {
    for (const [name, message] of judgeProvider(values))
      context.addIssue({ code: 'custom', path: [name], message });
  });

/** What the server was told. */
export interface Settings {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute path, or `:memory:`. */
  readonly databaseFile: string;
  /** Output folder of the build, absolute. */
  readonly distDir: string;
  /** Folder of the articles, absolute; a server may have none. */
  readonly contentDir: string;
  /** Audience that the build must be for; absent: whatever it is for. */
  readonly audience: z.infer<typeof buildAudienceSchema> | undefined;
  /** Origin of the public address, `https://kb.example.com`. */
  readonly siteOrigin: string | undefined;
  /** How people sign in; absent: whoever reaches the server is its administrator. */
  readonly signIn: SignInSettings | undefined;
  /** Writes a minute that each person and each token may make; absent: any number. */
  readonly writesPerMinute: number | undefined;
  /** How many proxies pass requests on. */
  readonly proxies: number;
  /** Whether readers come over https, by the public address. */
  readonly isHttps: boolean;
  /** Whether webhooks may be addresses of the own machine and network, and without https. */
  readonly allowsPrivateWebhooks: boolean;
  /** Systems whose webhooks are taken in. */
  readonly intakeSources: Readonly<Partial<Record<DeliverySourceName, DeliverySettings>>>;
  /** Whether a database that nobody has used yet gets the demo cases of the build, where it has any. */
  readonly hasDemoCases: boolean;
  readonly logLevel: (typeof logLevels)[number];
}

/** One or more settings are wrong; the message lists every one. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads settings from environment variables; empty ones count as absent.
 *
 * @param workingDirectory Folder that relative paths start from.
 * @throws {SettingsError}
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const isSecret = secretVariables.has(name) || intakeSecretVariables.includes(name);
      return `  ${name}=${isSecret ? '…' : (environment[name] ?? '')}: ${issue.message}`;
    });
    throw new SettingsError(`these settings are wrong:\n${lines.join('\n')}`);
  }
  const { data } = result;
  return {
    port: data.PORT,
    host: data.HOST,
    databaseFile:
      data.CASEBOOK_DATABASE === ':memory:'
        ? data.CASEBOOK_DATABASE
        : resolve(workingDirectory, data.CASEBOOK_DATABASE),
    distDir: resolve(workingDirectory, data.CASEBOOK_DIST ?? data.CASEBOOK_OUT),
    contentDir: resolve(workingDirectory, data.CASEBOOK_CONTENT),
    audience: data.CASEBOOK_AUDIENCE,
    siteOrigin: data.CASEBOOK_SITE === undefined ? undefined : new URL(data.CASEBOOK_SITE).origin,
    signIn: signInSettings(data),
    writesPerMinute: data.CASEBOOK_WRITES_PER_MINUTE || undefined,
    // Casebook itself speaks http: where readers come over https there is a proxy in between.
    proxies: data.CASEBOOK_PROXIES ?? (data.CASEBOOK_SITE?.startsWith('https:') ? 1 : 0),
    isHttps: data.CASEBOOK_SITE?.startsWith('https:') ?? false,
    allowsPrivateWebhooks: data.CASEBOOK_PRIVATE_WEBHOOKS === 'allow',
    intakeSources: intakeSettings(data),
    hasDemoCases: data.CASEBOOK_DEMO === 'on',
    logLevel: data.LOG_LEVEL,
  };
}
