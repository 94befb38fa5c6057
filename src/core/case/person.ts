import { z } from 'zod';
import type { Act, UserId } from '../people/actor.ts';

/** Who did something, with the name that they had then. */
export interface PersonReference {
  readonly id: UserId;
  readonly name: string;
}

/** A person as records show them. */
export const personSchema = z.strictObject({
  id: z.string().describe('Id of the user.'),
  name: z.string().describe('Name at that time.'),
});

/** The author of an act. */
export const authorOf = ({ actor }: Act): PersonReference => ({ id: actor.id, name: actor.name });
