import type { HonoRequest } from 'hono';

/** What a page may load: nothing that is not from here; no inline script or style, no frames, no other host. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. Sources: OWASP, HTTP Headers Cheat Sheet; the defaults of Hono's `secureHeaders`. */
const plain: Readonly<Record<string, string>> = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
  'Content-Security-Policy': contentSecurityPolicy,
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
const secure = { ...plain, 'Strict-Transport-Security': 'max-age=31536000' };

/**
 * Chooses the headers that guard whoever reads the answer to a request. They are written out once: an answer that is made with them
 * costs less than one that they are set on.
 *
 * @param options.isHttps Whether readers come over https even where a proxy speaks http to us. Strict transport
 * security is sent to those only: over plain http it has no meaning.
 */
export function chooseSecurityHeaders(options: {
  readonly isHttps: boolean;
}): (request: HonoRequest) => Readonly<Record<string, string>> {
  return (request) => (options.isHttps || request.header('X-Forwarded-Proto') === 'https' ? secure : plain);
}

/** Sets headers of an answer that is there. By `context.header` the answer would be made anew, its body as a stream. */
export function setHeaders(headers: Headers, values: Readonly<Record<string, string>>): void {
  for (const name in values) headers.set(name, values[name] ?? '');
}
