import { z } from '@hono/zod-openapi';
import { loginSchema } from '../../core/people/login.ts';
import { personNameSchema } from '../../core/people/person-name.ts';
import { roleSchema } from '../../core/people/role.ts';
import type { User } from '../../core/people/user.ts';
import { instantSchema, presentInstant } from '../instant.ts';

const rolesField = z.array(roleSchema).describe('What the person is to Casebook; rights add up.');

export const userSchema = z
  .strictObject({
    id: z.uuid(),
    login: z.string().describe('Name to sign in by, in lower case.'),
    name: z.string(),
    email: z.string().optional(),
    roles: rolesField,
    isDisabled: z.boolean().describe('Whether the account is not to be used.'),
    canSignIn: z.boolean().describe('Whether there is a password or an identity of the provider.'),
    createdAt: instantSchema,
    changedAt: instantSchema,
    signedInAt: instantSchema.optional().describe('When a session last began.'),
    version: z.int().describe('Counts the changes, from 1; the ETag.'),
  })
  .openapi('User');

export const userListSchema = z.strictObject({ items: z.array(userSchema) }).openapi('UserList');

const emailField = z.email('give an e-mail address').max(254);

/** What a person gets an account with. */
export const newUserSchema = z
  .strictObject({
    login: z.string().pipe(loginSchema).openapi({
      type: 'string',
      description: 'Name to sign in by: an e-mail address, or letters, digits and . _ @ + -',
      example: 'maria.rossi',
    }),
    name: personNameSchema,
    email: emailField.optional(),
    roles: rolesField.min(1, 'give at least one role'),
  })
  .openapi('NewUser');

/** What changes about a person; what is left out stays. */
export const userChangeSchema = z
  .strictObject({
    name: personNameSchema.optional(),
    email: emailField.nullable().optional().describe('null removes it.'),
    roles: rolesField.optional(),
    isDisabled: z.boolean().optional().describe('true also ends all sessions.'),
  })
  .openapi('UserChange');

export const oneTimeLinkSchema = z
  .strictObject({
    address: z.string().describe('To be handed to the person, and shown only now. It is good once.'),
    expiresAt: instantSchema,
  })
  .openapi('OneTimeLink');

export const invitedUserSchema = z
  .strictObject({
    user: userSchema,
    link: oneTimeLinkSchema.optional().describe('Absent where Casebook serves without sign-in.'),
  })
  .openapi('InvitedUser');

/** A user as the API writes it. */
export function presentUser(user: User): z.infer<typeof userSchema> {
  return {
    id: user.id,
    login: user.login,
    name: user.name,
    ...(user.email !== undefined && { email: user.email }),
    roles: [...user.roles],
    isDisabled: user.disabledAt !== undefined,
    canSignIn: user.canSignIn,
    createdAt: presentInstant(user.createdAt),
    changedAt: presentInstant(user.changedAt),
    ...(user.signedInAt !== undefined && { signedInAt: presentInstant(user.signedInAt) }),
    version: user.version,
  };
}
