import { html } from 'hono/html';
import { maximumPasswordLength, minimumPasswordLength } from '../../core/people/password.ts';
import type { User } from '../../core/people/user.ts';
import type { SignIn } from '../people/people-services.ts';
import { accountBase, accountPage, note, render, type Markup } from './account-page.ts';
import { providerLink } from './sign-in-page.ts';
import { accountTexts as t } from './texts.ts';

export interface WelcomeView {
  readonly signIn: Pick<SignIn, 'hasPasswords' | 'provider'>;
  readonly user: Pick<User, 'login' | 'name'>;
  readonly link: string;
  readonly error?: string;
}

/** The page that a one-time link leads to: name, and a password or the provider. */
export function welcomePage({ signIn, user, link, error }: WelcomeView): Markup {
  const { hasPasswords, provider } = signIn;
  return accountPage({
    title: t.welcome.title,
    layout: 'narrow',
    main: render(
      html`<h1>${t.welcome.title}</h1>
        <p>${t.welcome.about}</p>
        ${error === undefined ? '' : html`<div class="form">${note('danger', error)}</div>`}
        ${hasPasswords ? passwordForm(user, link, error !== undefined) : ''}
        ${provider ? providerLink(provider.name, { link, to: '/' }, hasPasswords) : ''}`,
    ),
  });
}

function passwordForm({ login, name }: WelcomeView['user'], link: string, isWrong: boolean): Markup {
  return render(
    html`<form class="form" method="post" action="${accountBase}/welcome">
      <input type="hidden" name="link" value="${link}" />
      <div class="field">
        <label for="login">${t.signIn.login}</label>
        <input type="text" id="login" name="login" value="${login}" readonly autocomplete="username" />
      </div>
      <div class="field">
        <label for="name">${t.welcome.name}</label>
        <input
          type="text"
          id="name"
          name="name"
          value="${name}"
          required
          maxlength="120"
          autocomplete="name"
          aria-describedby="name-hint"
        />
        <span class="field-hint" id="name-hint">${t.welcome.nameHint}</span>
      </div>
      <div class="field">
        <label for="password">${t.welcome.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          required
          minlength="${minimumPasswordLength}"
          maxlength="${maximumPasswordLength}"
          autocomplete="new-password"
          aria-describedby="password-hint"
          aria-invalid="${String(isWrong)}"
        />
        <span class="field-hint" id="password-hint">${t.welcome.passwordHint}</span>
      </div>
      <button class="button button-wide" type="submit">${t.welcome.submit}</button>
    </form>`,
  );
}

/** A page with a title and a sentence. */
export function plainPage(title: string, text: string): Markup {
  return accountPage({
    title,
    layout: 'narrow',
    main: render(
      html`<h1>${title}</h1>
        <p>${text}</p>`,
    ),
  });
}
