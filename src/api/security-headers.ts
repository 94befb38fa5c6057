import type { HonoRequest } from 'hono';

type Headers = Readonly<Record<string, string>>;

/** Headers that guard whoever reads an answer: those of data, and those of everything that a browser shows or runs. */
export interface GuardingHeaders {
  readonly data: Headers;
  readonly page: Headers;
}

/** What a page may load: nothing that is not from here; no inline script or style, no frames, no other host. */
const pagePolicy = [
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

/** Data loads nothing, is shown in no frame, is taken for nothing else, and is read by no other site. Source: OWASP, REST Security Cheat Sheet. */
const data: Headers = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Sources: OWASP, HTTP Headers Cheat Sheet; the defaults of Hono's `secureHeaders`. */
const page: Headers = {
  ...data,
  'Content-Security-Policy': pagePolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'same-origin',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
};

const plain: GuardingHeaders = { data, page };
const strictTransport: Headers = { 'Strict-Transport-Security': 'max-age=31536000' };
const secure: GuardingHeaders = {
  data: { ...data, ...strictTransport },
  page: { ...page, ...strictTransport },
};

/**
 * Chooses the headers that guard whoever reads the answer to a request. They are written out once: an answer that is made with them
 * costs less than one that they are set on.
 *
 * @param options.isHttps Whether readers come over https even where a proxy speaks http to us. Strict transport
 * security is sent to those only: over plain http it has no meaning.
 */
export function chooseSecurityHeaders(options: {
  readonly isHttps: boolean;
}): (request: HonoRequest) => GuardingHeaders {
  return (request) => (options.isHttps || request.header('X-Forwarded-Proto') === 'https' ? secure : plain);
}

const dataTypes = /^(?:application\/(?:problem\+)?json|text\/csv)\b/;

/** Those of an answer that is there: what says that it is JSON or CSV is data. */
export function guardingHeadersOf(guarding: GuardingHeaders, answer: Response): Headers {
  return dataTypes.test(answer.headers.get('Content-Type') ?? '') ? guarding.data : guarding.page;
}

/** Sets headers of an answer that is there. By `context.header` the answer would be made anew, its body as a stream. */
export function setHeaders(headers: globalThis.Headers, values: Headers): void {
  for (const name in values) headers.set(name, values[name] ?? '');
}
