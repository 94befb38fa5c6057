import type { Duplex } from 'node:stream';

/** What Node's parser refuses before a request exists, by its error code. */
const refusals: Readonly<Record<string, readonly [status: number, title: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    'The address or the headers are longer than 16 kB.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not arrive in time.'],
};

/**
 * Answers what is no HTTP request, as problem+json (RFC 9457) like every other error, and closes the connection. For
 * the `clientError` event of a server.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, title, detail] = refusals[error.code ?? ''] ?? [
    400,
    'Bad Request',
    'What arrived is not a well-formed HTTP request.',
  ];
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'X-Content-Type-Options: nosniff',
      "Content-Security-Policy: default-src 'none'",
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
