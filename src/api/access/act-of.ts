import type { Context } from 'hono';
import type { Act } from '../../core/people/actor.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';

/**
 * Who asks for a write, when, and in which request.
 *
 * @param now UTC milliseconds.
 */
export function actOf(context: Context<ApplicationEnvironment>, now: number): Act {
  return { actor: context.get('actor'), at: now, requestId: context.get('requestId') };
}
