import { bytesOfBase64, verifyMessage } from '../webhook/standard-signature.ts';
import type { IntakeSource } from './intake-source.ts';
import { intakeSources } from './intake-sources.ts';

/** A webhook as it arrived: what it is signed over is the very bytes of the body. */
export interface ReceivedDelivery {
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What a right signature tells of a delivery. */
export interface SignedDelivery {
  /** What the signature is over, by which a delivery is known when it comes again. */
  readonly content: Uint8Array<ArrayBuffer>;
  /** When it was signed, UTC milliseconds; absent where the scheme does not sign the time. */
  readonly signedAt?: number;
}

/** How a system signs its webhooks: checks a delivery by a secret; `undefined`: it is not signed, or wrongly. */
type DeliveryScheme = (received: ReceivedDelivery, secret: string) => Promise<SignedDelivery | undefined>;

const encoder = new TextEncoder();

/**
 * Zendesk: base64 of the HMAC-SHA256 of the timestamp, as its header has it, and right after it the body, with nothing between them.
 * Source: developer.zendesk.com/documentation/webhooks/verifying/.
 */
const zendesk: DeliveryScheme = async ({ header, body }, secret) => {
  const signature = header('X-Zendesk-Webhook-Signature');
  const timestamp = header('X-Zendesk-Webhook-Signature-Timestamp');
  const signedAt = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  if (signature === undefined || timestamp === undefined || Number.isNaN(signedAt)) return undefined;
  const content = joined(encoder.encode(timestamp), body);
  const isRight = await isHmac('SHA-256', secret, content, bytesOfBase64(signature));
  return isRight ? { content, signedAt } : undefined;
};

/** `X-Hub-Signature: METHOD=hex` over the body alone, as WebSub has it. */
const hubSignature =
  (method: 'sha1' | 'sha256', hash: 'SHA-1' | 'SHA-256'): DeliveryScheme =>
  async ({ header, body }, secret) => {
    const signature = header('X-Hub-Signature')?.trim().toLowerCase();
    const hex = signature?.startsWith(`${method}=`) ? signature.slice(method.length + 1) : undefined;
    if (hex === undefined) return undefined;
    return (await isHmac(hash, secret, body, bytesOfHex(hex))) ? { content: body } : undefined;
  };

/** Standard Webhooks, for every other sender. */
const standard: DeliveryScheme = async ({ header, body }, secret) => {
  const id = header('webhook-id');
  const timestamp = header('webhook-timestamp');
  const signature = header('webhook-signature');
  if (id === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp ?? '')) return undefined;
  const message = { id, timestamp: Number(timestamp), body: new TextDecoder().decode(body) };
  const isRight = await verifyMessage(secret, message, signature);
  const content = joined(encoder.encode(`${id}.${message.timestamp}.`), body);
  return isRight ? { content, signedAt: message.timestamp * 1000 } : undefined;
};

/** A system whose webhooks are taken in. */
interface DeliverySource {
  readonly source: IntakeSource;
  readonly verify: DeliveryScheme;
}

/**
 * Every system whose webhooks are taken in, by its name in the address. Sources of the schemes: developer.atlassian.com, Jira
 * webhooks (sha256); admin-docs.zammad.org, Webhook (sha1); standardwebhooks.com.
 */
export const deliverySources = {
  zendesk: { source: intakeSources.zendesk, verify: zendesk },
  jira: { source: intakeSources.jira, verify: hubSignature('sha256', 'SHA-256') },
  zammad: { source: intakeSources.zammad, verify: hubSignature('sha1', 'SHA-1') },
  generic: { source: { ...intakeSources.csv, system: 'generic' }, verify: standard },
} as const satisfies Readonly<Record<string, DeliverySource>>;

export type DeliverySourceName = keyof typeof deliverySources;

/** The names, in the order of the table. */
export const deliverySourceNames = Object.keys(deliverySources) as readonly DeliverySourceName[]; // the keys of the table above, and no others

/** Compares in constant time. */
async function isHmac(
  hash: 'SHA-1' | 'SHA-256',
  secret: string,
  content: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer> | undefined,
): Promise<boolean> {
  if (!signature) return false;
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash }, false, [
    'verify',
  ]);
  return crypto.subtle.verify('HMAC', key, signature, content);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[0-9a-f]{2})+$/.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}
