import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const self = ["'self'"];
const none = ["'none'"];

/**
 * Headers of every response. The content security policy allows nothing that a page does not load from here: no inline
 * script or style, no frames, no other host.
 *
 * @param options.isHttps Whether readers come over https even where a proxy speaks http to us. Strict transport
 * security is sent to those only: over plain http it has no meaning.
 */
export function securityHeaders(options: { readonly isHttps: boolean }): MiddlewareHandler {
  const common = {
    contentSecurityPolicy: {
      defaultSrc: none,
      scriptSrc: self,
      styleSrc: self,
      imgSrc: ["'self'", 'data:'],
      fontSrc: self,
      connectSrc: self,
      workerSrc: self,
      manifestSrc: self,
      formAction: self,
      baseUri: none,
      frameAncestors: none,
    },
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  };
  const plain = secureHeaders({ ...common, strictTransportSecurity: false });
  const secure = secureHeaders({ ...common, strictTransportSecurity: 'max-age=31536000' });
  return (context, next) => {
    const isHttps = options.isHttps || context.req.header('X-Forwarded-Proto') === 'https';
    return isHttps ? secure(context, next) : plain(context, next);
  };
}
