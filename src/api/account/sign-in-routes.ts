import { Hono } from 'hono';
import { foldLogin } from '../../core/people/login.ts';
import { BusyError, maximumPasswordLength } from '../../core/people/password.ts';
import { checkPassword } from '../../core/people/sign-in.ts';
import { actOf } from '../access/act-of.ts';
import { clearSessionSecret } from '../access/session-cookie.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import {
  printWait,
  readForm,
  startSession,
  type AccountRequest,
  type AccountServices,
  type AttemptLimits,
} from './account-context.ts';
import { accountBase } from './account-page.ts';
import { returnPath } from './return-path.ts';
import { signInPage } from './sign-in-page.ts';
import { accountTexts as t } from './texts.ts';

/** Why the sign-in page is shown, by the `why` of its address. */
const notices: Readonly<Record<string, string>> = {
  needed: t.signIn.needed,
  'signed-out': t.signIn.signedOut,
};

/** Signing in with a password, and out. */
export function createSignInRoutes(
  services: AccountServices,
  limits: AttemptLimits,
): Hono<ApplicationEnvironment> {
  const { people, signIn, now } = services;
  const app = new Hono<ApplicationEnvironment>();

  app.get('/sign-in', (context) => {
    const returnTo = returnPath(context.req.query('to'));
    if (context.get('actor').via === 'session') return context.redirect(returnTo, 303);
    const notice = notices[context.req.query('why') ?? ''];
    return context.html(signInPage({ signIn, returnTo, notice }));
  });

  app.post('/sign-in', async (context) => {
    const form = await readForm(context);
    const [login, password] = [form.get('login').slice(0, 200), form.get('password')];
    const returnTo = returnPath(form.get('to'));
    const refuse = (status: 401 | 429 | 503, error: string) =>
      context.html(signInPage({ signIn, returnTo, login, error }), status);
    if (!signIn.hasPasswords) return refuse(401, t.signIn.wrong);

    const wait = limits.take(context, foldLogin(login));
    if (wait > 0) {
      context.header('Retry-After', String(wait));
      return refuse(429, t.signIn.tooMany(printWait(wait)));
    }
    // Nobody's password is longer: hashing it would only cost time.
    if (password.length > maximumPasswordLength * 2) return refuse(401, t.signIn.wrong);
    const act = { at: now(), requestId: context.get('requestId') };
    try {
      const user = await checkPassword(people, { login, password }, act);
      if (!user) return refuse(401, t.signIn.wrong);
      limits.forget(context, foldLogin(login));
      await startSession(context, services, user, 'password');
      return context.redirect(returnTo, 303);
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      context.header('Retry-After', '5');
      return refuse(503, t.signIn.busy);
    }
  });

  app.post('/sign-out', async (context) => {
    const session = context.get('account')?.session;
    if (session) await people.sessions.end(session.id, actOf(context, now()));
    return goToSignIn(context, services);
  });

  return app;
}

function goToSignIn(context: AccountRequest, { signIn }: AccountServices): Response {
  clearSessionSecret(context, signIn.origin);
  return context.redirect(`${accountBase}/sign-in?why=signed-out`, 303);
}
