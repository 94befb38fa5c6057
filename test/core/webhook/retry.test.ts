import { describe, expect, it } from 'vitest';
import { nextAttempt } from '../../../src/core/webhook/retry.ts';
import { signMessage, verifyMessage } from '../../../src/core/webhook/standard-signature.ts';

describe('nextAttempt', () => {
  it('waits longer each time, with some chance, and gives up after two days', () => {
    const waits = Array.from({ length: 11 }, (_, index) => nextAttempt(index + 1, 0, 0.5));
    expect(waits.slice(0, 3)).toEqual([5_000, 30_000, 120_000]);
    expect(waits.at(-1)).toBeUndefined();
    expect(waits.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity))).toEqual(waits);
    expect(nextAttempt(1, 0, 0)).toBe(4_000);
    expect(nextAttempt(1, 0, 0.999)).toBeLessThan(6_000);
  });
});

describe('signMessage', () => {
  // The example of the specification.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
  const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

  it('signs as the specification says', async () => {
    expect(await signMessage(secret, message)).toBe(signature);
  });

  it('verifies any of several signatures, and nothing else', async () => {
    expect(await verifyMessage(secret, message, `v1,AAAA ${signature}`)).toBe(true);
    expect(await verifyMessage(secret, message, `v2,${signature.slice(3)} v1,% v1,`)).toBe(false);
    expect(await verifyMessage(secret, { ...message, body: '{"test":2432232314}' }, signature)).toBe(false);
    expect(await verifyMessage('whsec_AAAA', message, signature)).toBe(false);
  });
});
