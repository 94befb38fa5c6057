import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/server/listen.ts';
import { askRaw } from './ask.ts';

describe('listen', () => {
  it('cuts a client that does not finish its request when it is closed', async () => {
    const listener = await listen('127.0.0.1', 0, () => new Response('x'), 50);
    const socket = connect(Number(listener.authority.split(':')[1]), '127.0.0.1');
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    await once(socket, 'connect');
    // A whole request on another connection: by then the server has the first one, too.
    await askRaw(`http://${listener.authority}`, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await listener.close();
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  it('answers what is not well formed with a problem', async () => {
    const listener = await listen('127.0.0.1', 0, () => new Response('x'));
    const answer = await askRaw(
      `http://${listener.authority}`,
      'GET /a\\b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*problem-bad-request/s);
    await listener.close();
  });
});
