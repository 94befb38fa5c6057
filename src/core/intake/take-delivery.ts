import type { KnownSeverities } from '../case/known-severities.ts';
import { systemActor, type Act } from '../people/actor.ts';
import { signatureTolerance } from '../webhook/standard-signature.ts';
import { deliverySources, type DeliverySourceName, type ReceivedDelivery } from './delivery-scheme.ts';
import type { DeliveryOutcome, IntakeStore } from './intake-store.ts';
import { readRecord } from './read-record.ts';
import type { Rejection } from './rejection.ts';
import { isRecord } from './source-record.ts';

/** What is known of a system whose webhooks are taken in. */
export interface DeliverySettings {
  /** What it signs with; several while they are changed. */
  readonly secrets: readonly string[];
  /** Customer of records that name none. */
  readonly customer?: string | undefined;
}

/** A delivery of which one knows that it is genuine and of now. */
export interface VerifiedDelivery {
  readonly name: DeliverySourceName;
  readonly settings: DeliverySettings;
  /** Tells its content from every other. */
  readonly key: string;
}

/** Why a delivery is not believed. */
export type Disbelief = 'not-signed' | 'too-old';

/** Checks who has sent a delivery, and when. */
export async function verifyDelivery(
  name: DeliverySourceName,
  settings: DeliverySettings,
  received: ReceivedDelivery,
  now: number,
): Promise<VerifiedDelivery | Disbelief> {
  for (const secret of settings.secrets) {
    const signed = await deliverySources[name].verify(received, secret);
    if (!signed) continue;
    const { content, signedAt } = signed;
    if (signedAt !== undefined && Math.abs(now - signedAt) > signatureTolerance * 1000) return 'too-old';
    return { name, settings, key: `${name} ${await digestOf(content)}` };
  }
  return 'not-signed';
}

async function digestOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Takes in what a genuine delivery brings: its case is created, updated, or left as it is. The whole of it is kept, whatever came
 * of it.
 */
export async function takeDelivery(
  intake: Pick<IntakeStore, 'takeDelivery'>,
  { name, settings, key }: VerifiedDelivery,
  { payload, text }: { readonly payload: unknown; /** As it came. */ readonly text: string },
  { at, requestId }: Pick<Act, 'at' | 'requestId'>,
  severities: KnownSeverities,
): Promise<DeliveryOutcome> {
  const { source } = deliverySources[name];
  const act: Act = { actor: { ...systemActor, name: `Webhook of ${name}` }, at, requestId };
  const record = isRecord(payload) ? source.openDelivery?.(payload) : undefined;
  const delivery = { source: name, key, payload: text };
  if (!isRecord(payload)) return intake.takeDelivery({ ...delivery, rejections: [notAnObject] }, act);
  // It is about something else than a case.
  if (!record) return intake.takeDelivery(delivery, act);
  const checked = readRecord(source, record, { customer: settings.customer });
  return checked.isRejected
    ? intake.takeDelivery({ ...delivery, rejections: checked.rejections }, act)
    : intake.takeDelivery({ ...delivery, imported: checked.value }, act, severities);
}

const notAnObject: Rejection = { code: 'not-a-record', message: 'The body is no object with named fields.' };
