import type { Context } from 'hono';
import type { ApplicationEnvironment } from '../application-environment.ts';

/**
 * Address that a request comes from, to count by and to show in the list of sessions.
 *
 * @param proxies How many proxies of ours pass requests on, each adding who asked it to `X-Forwarded-For`. What is
 * further left in that header was written by the client and is not believed.
 */
export function clientAddress({ env, req }: Context<ApplicationEnvironment>, proxies: number): string {
  const direct = env.remoteAddress ?? '';
  if (proxies === 0) return direct;
  const passed = (req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim());
  const address = passed.at(-proxies) ?? '';
  return /^[0-9a-f.:]{2,45}$/i.test(address) ? address : direct;
}
