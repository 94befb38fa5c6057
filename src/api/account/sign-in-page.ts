import { html } from 'hono/html';
import { maximumPasswordLength } from '../../core/people/password.ts';
import type { SignIn } from '../people/people-services.ts';
import { accountBase, accountPage, note, render, type Markup } from './account-page.ts';
import { accountTexts as t } from './texts.ts';

export interface SignInView {
  readonly signIn: Pick<SignIn, 'hasPasswords' | 'provider'>;
  /** Path to go on to. */
  readonly returnTo: string;
  readonly login?: string;
  /** What went wrong. */
  readonly error?: string | undefined;
  /** What was done, or why the page is shown. */
  readonly notice?: string | undefined;
}

/** The page to sign in. */
export function signInPage({ signIn, returnTo, login = '', error, notice }: SignInView): Markup {
  const { hasPasswords, provider } = signIn;
  return accountPage({
    title: t.signIn.title,
    layout: 'narrow',
    main: render(
      html`<h1>${t.signIn.title}</h1>
        <div class="form">
          ${error === undefined ? '' : note('danger', error)}
          ${notice === undefined ? '' : note('info', notice)}
        </div>
        ${hasPasswords ? passwordForm(returnTo, login, error !== undefined) : ''}
        ${provider ? providerLink(provider.name, { to: returnTo }, hasPasswords) : ''}
        <div class="form"><p class="field-hint">${t.signIn.lost}</p></div>`,
    ),
  });
}

function passwordForm(returnTo: string, login: string, isWrong: boolean): Markup {
  // The password is what is typed again; a login that is there needs no typing.
  const [first, second] = login === '' ? ['autofocus', ''] : ['', 'autofocus'];
  return render(
    html`<form class="form" method="post" action="${accountBase}/sign-in">
      <input type="hidden" name="to" value="${returnTo}" />
      <div class="field">
        <label for="login">${t.signIn.login}</label>
        <input
          type="text"
          id="login"
          name="login"
          value="${login}"
          required
          maxlength="200"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="login-hint"
          aria-invalid="${String(isWrong)}"
          ${first}
        />
        <span class="field-hint" id="login-hint">${t.signIn.loginHint}</span>
      </div>
      <div class="field">
        <label for="password">${t.signIn.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          required
          maxlength="${maximumPasswordLength}"
          autocomplete="current-password"
          aria-invalid="${String(isWrong)}"
          ${second}
        />
      </div>
      <button class="button button-wide" type="submit">${t.signIn.submit}</button>
    </form>`,
  );
}

/** A link that leads to the provider. A form would be stopped: our policy lets forms go nowhere else. */
export function providerLink(
  name: string,
  query: Readonly<Record<string, string>>,
  isSecond: boolean,
): Markup {
  const address = `${accountBase}/provider?${new URLSearchParams(query).toString()}`;
  return render(
    html`<div class="form">
      ${isSecond ? html`<p class="or">${t.signIn.or}</p>` : ''}
      <a class="button button-wide ${isSecond ? 'button-quiet' : ''}" href="${address}"
        >${t.signIn.with(name)}</a
      >
    </div>`,
  );
}
