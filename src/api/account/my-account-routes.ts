import { Hono } from 'hono';
import { judgePassword } from '../../core/people/password.ts';
import { lineSchema } from '../../core/people/person-name.ts';
import { rightNames, rightSchema } from '../../core/people/right.ts';
import type { Session } from '../../core/people/session.ts';
import type { User } from '../../core/people/user.ts';
import { actOf } from '../access/act-of.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import {
  printWait,
  readForm,
  type AccountRequest,
  type AccountServices,
  type AttemptLimits,
} from './account-context.ts';
import { accountBase, note, type Markup } from './account-page.ts';
import { createdTokenNote, myAccountPage, tokenTerms } from './my-account-page.ts';
import { accountTexts as t } from './texts.ts';

const dayMilliseconds = 86_400_000;

/** Tokens that the page shows; who has more uses the API. */
const shownTokens = 100;

/** The account of whoever is signed in. The guard lets nobody else through. */
export function createMyAccountRoutes(
  services: AccountServices,
  limits: AttemptLimits,
): Hono<ApplicationEnvironment> {
  const { people, signIn, now } = services;
  const app = new Hono<ApplicationEnvironment>();

  app.get('/', (context) => show(context));

  app.post('/password', async (context) => {
    const { user, session } = signedIn(context);
    const form = await readForm(context);
    const hash = await people.credentials.getPassword(user.id);
    const wait = limits.take(context, user.login);
    if (wait > 0) {
      context.header('Retry-After', String(wait));
      return show(context, note('danger', t.signIn.tooMany(printWait(wait))), 429);
    }
    if (!(await people.passwords.verify(form.get('current'), hash)))
      return show(context, note('danger', t.account.currentWrong), 422);
    const password = form.get('password');
    const error = judgePassword(password, [user.login, user.name, user.email ?? '', t.site]);
    if (error !== undefined) return show(context, note('danger', error), 422);
    const act = actOf(context, now());
    await people.credentials.setPassword(user.id, await people.passwords.hash(password), act);
    await people.sessions.endAll(user.id, act, session.id);
    limits.forget(context, user.login);
    return show(context, note('good', t.account.changed));
  });

  app.post('/sessions/end', async (context) => {
    const { user } = signedIn(context);
    const session = await people.sessions.get((await readForm(context)).get('id'));
    if (session?.userId === user.id) await people.sessions.end(session.id, actOf(context, now()));
    return context.redirect(accountBase, 303);
  });

  app.post('/sessions/end-others', async (context) => {
    const { user, session } = signedIn(context);
    await people.sessions.endAll(user.id, actOf(context, now()), session.id);
    return context.redirect(accountBase, 303);
  });

  app.post('/tokens', async (context) => {
    const { user } = signedIn(context);
    const form = await readForm(context);
    const name = lineSchema(100).safeParse(form.get('name'));
    const rights = form.all('right').flatMap((right) => rightSchema.safeParse(right).data ?? []);
    const days = tokenTerms.find((term) => String(term) === form.get('days'));
    if (!name.success || rights.length === 0 || days === undefined)
      return show(context, note('danger', t.account.invalid), 422);
    const at = now();
    const { secret } = await people.tokens.create(
      {
        userId: user.id,
        name: name.data,
        rights: [...new Set(rights)],
        expiresAt: at + days * dayMilliseconds,
      },
      actOf(context, at),
    );
    return show(context, createdTokenNote(name.data, secret), 201);
  });

  app.post('/tokens/revoke', async (context) => {
    const { user } = signedIn(context);
    const token = await people.tokens.get((await readForm(context)).get('id'));
    if (token?.userId === user.id) await people.tokens.revoke(token.id, actOf(context, now()));
    return context.redirect(accountBase, 303);
  });

  async function show(
    context: AccountRequest,
    message?: Markup,
    status: 200 | 201 | 422 | 429 = 200,
  ): Promise<Response> {
    const { user, session } = signedIn(context);
    const held = context.get('actor').rights;
    const { items } = await people.tokens.list(user.id, { limit: shownTokens });
    const page = myAccountPage({
      user,
      rights: rightNames.filter((right) => held.has(right)),
      sessions: await people.sessions.list(user.id, now(), signIn.idleMilliseconds),
      currentSession: session.id,
      tokens: items.filter(({ revokedAt, expiresAt }) => revokedAt === undefined && expiresAt > now()),
      hasPassword: signIn.hasPasswords && (await people.credentials.getPassword(user.id)) !== undefined,
      providerName: signIn.provider?.name,
      message,
    });
    return context.html(page, status);
  }

  return app;
}

function signedIn(context: AccountRequest): { readonly user: User; readonly session: Session } {
  const { user, session } = context.get('account') ?? {};
  if (!user || !session)
    throw new Error('the guard of the account pages let somebody through without a session');
  return { user, session };
}
