/**
 * Signatures of Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, as `v1,` and base64. A secret is
 * `whsec_` and the key as base64.
 */

const secretPrefix = 'whsec_';
const encoder = new TextEncoder();

/** How far the clock of a sender may be from ours, in seconds. */
export const signatureTolerance = 300;

/** A secret that nobody can guess. */
export function createWebhookSecret(): string {
  return secretPrefix + btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
}

/** What a message is signed over besides its body. */
export interface SignedMessage {
  readonly id: string;
  /** Unix time in seconds. */
  readonly timestamp: number;
  readonly body: string;
}

/** The value of `webhook-signature`. */
export async function signMessage(secret: string, message: SignedMessage): Promise<string> {
  const key = await importKey(secret, 'sign');
  const signature = await crypto.subtle.sign('HMAC', key, contentOf(message));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
}

/** Whether one of the signatures of a header is right; compared in constant time. */
export async function verifyMessage(
  secret: string,
  message: SignedMessage,
  header: string,
): Promise<boolean> {
  const key = await importKey(secret, 'verify');
  for (const each of header.split(' ')) {
    const [version, text = ''] = each.split(',');
    const signature = version === 'v1' ? bytesOfBase64(text) : undefined;
    if (signature && (await crypto.subtle.verify('HMAC', key, signature, contentOf(message)))) return true;
  }
  return false;
}

const contentOf = ({ id, timestamp, body }: SignedMessage) => encoder.encode(`${id}.${timestamp}.${body}`);

function importKey(secret: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const bytes = secret.startsWith(secretPrefix)
    ? bytesOfBase64(secret.slice(secretPrefix.length))
    : encoder.encode(secret);
  return crypto.subtle.importKey(
    'raw',
    bytes ?? encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    [use],
  );
}

/** The bytes that a text of base64 stands for; `undefined` for any other text. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
