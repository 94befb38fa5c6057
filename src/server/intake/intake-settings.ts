import { z } from 'zod';
import { deliverySourceNames, type DeliverySourceName } from '../../core/intake/delivery-scheme.ts';
import type { DeliverySettings } from '../../core/intake/take-delivery.ts';

const secretName = (source: DeliverySourceName): string => `CASEBOOK_INTAKE_${source.toUpperCase()}_SECRET`;
const customerName = (source: DeliverySourceName): string =>
  `CASEBOOK_INTAKE_${source.toUpperCase()}_CUSTOMER`;

/** A secret that is shorter can be guessed. */
const leastSecret = 16;

/** Environment variables by which webhooks of other systems are taken in; a system without a secret is not. */
export const intakeEnvironment: Readonly<Record<string, z.ZodOptional<z.ZodString>>> = Object.fromEntries(
  deliverySourceNames.flatMap((source) => [
    [
      secretName(source),
      z
        .string()
        .refine(
          (text) => secretsOf(text).every((secret) => secret.length >= leastSecret),
          `give the secret that the webhook is signed with, of ${leastSecret} characters or more; two, separated by a space, while it is changed`,
        )
        .optional(),
    ],
    [customerName(source), z.string().optional()],
  ]),
);

/** Those of the variables whose values are never shown. */
export const intakeSecretVariables: readonly string[] = deliverySourceNames.map(secretName);

/** The systems whose webhooks are taken in. */
export function intakeSettings(
  values: Readonly<Record<string, unknown>>,
): Partial<Record<DeliverySourceName, DeliverySettings>> {
  return Object.fromEntries(
    deliverySourceNames.flatMap((source) => {
      const secret = values[secretName(source)];
      const customer = values[customerName(source)];
      if (typeof secret !== 'string') return [];
      const settings: DeliverySettings = {
        secrets: secretsOf(secret),
        ...(typeof customer === 'string' && { customer }),
      };
      return [[source, settings]];
    }),
  );
}

const secretsOf = (text: string): string[] => text.split(' ').filter((part) => part !== '');
