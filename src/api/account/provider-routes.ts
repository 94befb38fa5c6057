import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ProviderError, type IdentityProvider } from '../../core/people/identity-provider.ts';
import { recognizeProvided, type ProviderRefusal } from '../../core/people/sign-in.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import {
  printWait,
  startSession,
  type AccountRequest,
  type AccountServices,
  type AttemptLimits,
} from './account-context.ts';
import { accountBase } from './account-page.ts';
import { returnPath } from './return-path.ts';
import { signInPage } from './sign-in-page.ts';
import { accountTexts as t } from './texts.ts';

/** How long somebody may take at the provider. */
const attemptMilliseconds = 15 * 60_000;

const attemptCookie = 'casebook-sign-in';

/** Signing in at a provider: there, and back. Nothing is here where none is configured. */
export function createProviderRoutes(
  services: AccountServices,
  limits: AttemptLimits,
): Hono<ApplicationEnvironment> {
  const { people, signIn, log, now } = services;
  const app = new Hono<ApplicationEnvironment>();
  const { provider } = signIn;
  if (!provider) return app;

  app.get('/provider', async (context) => {
    const wait = limits.take(context);
    if (wait > 0) {
      context.header('Retry-After', String(wait));
      return refuse(context, 429, t.signIn.tooMany(printWait(wait)));
    }
    const at = now();
    const secret = context.req.query('link');
    const link = secret === undefined ? undefined : await people.credentials.findLink(secret, at);
    if (secret !== undefined && !link) return context.redirect(`${accountBase}/welcome`, 303);
    const returnTo = returnPath(context.req.query('to'));
    const begun = await provider.begin().catch((error: unknown) => failed(context, error));
    if (begun instanceof Response) return begun;
    const attempt = { checks: begun.checks, returnTo, ...(link && { linkId: link.id }) };
    const kept = await people.signInAttempts.keep(attempt, at + attemptMilliseconds, at);
    // The answer counts only in the browser that asked: nobody can be made to sign in as somebody else.
    setCookie(context, attemptCookie, kept, { ...cookieAttributes(), maxAge: attemptMilliseconds / 1000 });
    return context.redirect(begun.address, 303);
  });

  app.get('/provider/callback', async (context) => {
    const secret = getCookie(context, attemptCookie);
    const attempt = secret === undefined ? undefined : await people.signInAttempts.take(secret, now());
    deleteCookie(context, attemptCookie, cookieAttributes());
    if (!attempt) return refuse(context, 400, t.signIn.attemptLost);
    const person = await provider
      .finish(new URL(context.req.url).search, attempt.checks)
      .catch((error: unknown) => failed(context, error, attempt.returnTo));
    if (person instanceof Response) return person;
    const act = { at: now(), requestId: context.get('requestId') };
    const how = { linkId: attempt.linkId, newcomerRole: signIn.newcomerRole };
    const result = await recognizeProvided(people.credentials, person, how, act);
    if (!result.isDone)
      return refuse(context, 403, explain(result.refusal, provider, person.suggestedLogin), attempt.returnTo);
    await startSession(context, services, result.user, 'provider');
    return context.redirect(attempt.returnTo, 303);
  });

  function cookieAttributes() {
    return {
      path: `${accountBase}/provider`,
      httpOnly: true,
      // Lax: the provider sends people back from its own site.
      sameSite: 'Lax',
      secure: signIn.origin.startsWith('https:'),
    } as const;
  }

  function refuse(
    context: AccountRequest,
    status: 400 | 403 | 429 | 502,
    error: string,
    returnTo = '/',
  ): Response | Promise<Response> {
    return context.html(signInPage({ signIn, returnTo, error }), status);
  }

  /** What the provider did is for the log; its texts may come from whoever made the request. */
  function failed(context: AccountRequest, error: unknown, returnTo?: string) {
    if (!(error instanceof ProviderError)) throw error;
    log.failure(error, context.get('requestId'));
    return refuse(context, 502, t.signIn.providerFailed(provider?.name ?? ''), returnTo);
  }

  return app;
}

function explain(refusal: ProviderRefusal, { name }: IdentityProvider, login: string): string {
  switch (refusal) {
    case 'unknown':
      return t.signIn.unknown(name, login);
    case 'identity-taken':
      return t.signIn.identityTaken(name);
    case 'disabled':
      return t.signIn.disabled;
  }
}
