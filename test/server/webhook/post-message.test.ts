import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isForbiddenAddress } from '../../../src/server/webhook/forbidden-address.ts';
import { postMessage } from '../../../src/server/webhook/post-message.ts';
import { openReceiver, type Receiver } from './receiver.ts';

describe('isForbiddenAddress', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    'not an address',
  ])('forbids %s', (address) => {
    expect(isForbiddenAddress(address)).toBe(true);
  });

  it.each(['93.184.215.14', '8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])(
    'lets %s be',
    (address) => {
      expect(isForbiddenAddress(address)).toBe(false);
    },
  );
});

const post = (url: string, allowsPrivate = false) =>
  postMessage({ url, headers: {}, body: '{}' }, { allowsPrivate, timeoutMilliseconds: 300 });

describe('postMessage', () => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await openReceiver();
  });
  afterAll(() => receiver.close());

  it('refuses what is not https', async () => {
    await expect(post('http://example.com/')).rejects.toThrow('the address is not https');
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://169.254.169.254/latest/meta-data',
  ])('refuses %s before it connects', async (url) => {
    await expect(post(url)).rejects.toThrow('within the own network');
  });

  it('refuses a name that leads to the own machine when it is resolved', async () => {
    await expect(post('https://localhost/')).rejects.toThrow('localhost (');
    expect(receiver.received).toHaveLength(0);
  });

  it('posts to the own network where that is allowed, and gives up on who never answers', async () => {
    expect(await post(receiver.url, true)).toBe(204);
    receiver.answers.push(undefined);
    await expect(post(receiver.url, true)).rejects.toThrow('no answer within 0.3 s');
    await receiver.count(2);
    await expect(post('http://127.0.0.1:1/', true)).rejects.toThrow('ECONNREFUSED');
  });
});
