import { Hono } from 'hono';
import { judgePassword } from '../../core/people/password.ts';
import { personNameSchema } from '../../core/people/person-name.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { tooManyRequests } from '../access/limit-writes.ts';
import {
  readForm,
  startSession,
  type AccountRequest,
  type AccountServices,
  type AttemptLimits,
} from './account-context.ts';
import { plainPage, welcomePage } from './welcome-page.ts';
import { accountTexts as t } from './texts.ts';

/** What a one-time link leads to. Reading the page uses nothing up: mail programs follow links by themselves. */
export function createWelcomeRoutes(
  services: AccountServices,
  limits: AttemptLimits,
): Hono<ApplicationEnvironment> {
  const { people, signIn, now } = services;
  const app = new Hono<ApplicationEnvironment>();

  app.get('/welcome', async (context) => {
    const secret = context.req.query('link') ?? '';
    limitAttempts(context);
    const link = await people.credentials.findLink(secret, now());
    if (!link) return gone(context);
    return context.html(welcomePage({ signIn, user: link.user, link: secret }));
  });

  app.post('/welcome', async (context) => {
    const form = await readForm(context);
    const secret = form.get('link');
    limitAttempts(context);
    const link = await people.credentials.findLink(secret, now());
    if (!link || !signIn.hasPasswords) return gone(context);
    const { user } = link;
    const name = personNameSchema.safeParse(form.get('name'));
    const password = form.get('password');
    const known = [user.login, name.data ?? '', user.name, user.email ?? '', t.site];
    const error = name.success ? judgePassword(password, known) : name.error.issues[0]?.message;
    if (error !== undefined || !name.success) {
      const view = { login: user.login, name: form.get('name').slice(0, 120) };
      return context.html(welcomePage({ signIn, user: view, link: secret, error: error ?? '' }), 422);
    }
    const hash = await people.passwords.hash(password);
    const act = { at: now(), requestId: context.get('requestId') };
    const welcomed = await people.credentials.useLinkForPassword(link.id, { name: name.data, hash }, act);
    if (!welcomed) return gone(context);
    // Whoever had the account open before the link was asked for is out.
    await people.sessions.endAll(welcomed.id, { ...act, actor: context.get('actor') });
    await startSession(context, services, welcomed, 'link');
    return context.redirect('/', 303);
  });

  function limitAttempts(context: AccountRequest): void {
    const wait = limits.take(context);
    if (wait > 0) throw tooManyRequests('Too many attempts.', wait);
  }

  return app;
}

function gone(context: AccountRequest): Response | Promise<Response> {
  return context.html(plainPage(t.welcome.goneTitle, t.welcome.gone), 410);
}
