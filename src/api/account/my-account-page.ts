import { html } from 'hono/html';
import type { ApiToken } from '../../core/people/api-token.ts';
import { maximumPasswordLength, minimumPasswordLength } from '../../core/people/password.ts';
import { rights, type Right } from '../../core/people/right.ts';
import type { Session } from '../../core/people/session.ts';
import type { User } from '../../core/people/user.ts';
import { accountBase, accountPage, note, render, type Markup } from './account-page.ts';
import { accountTexts as t } from './texts.ts';

/** Terms that the form for tokens offers, in days. */
export const tokenTerms = [30, 90, 180, 366] as const;

export interface MyAccountView {
  readonly user: User;
  /** What the user may do, and a token can be good for. */
  readonly rights: readonly Right[];
  readonly sessions: readonly Session[];
  readonly currentSession: string;
  readonly tokens: readonly ApiToken[];
  /** Whether there is a password to change. */
  readonly hasPassword: boolean;
  readonly providerName?: string | undefined;
  readonly message?: Markup | undefined;
}

/** The page of whoever is signed in: password, sessions, tokens. */
export function myAccountPage(view: MyAccountView): Markup {
  const { user, message } = view;
  return accountPage({
    title: t.account.title,
    layout: 'wide',
    tools: render(
      html`<form class="account-tools" method="post" action="${accountBase}/sign-out">
        <button class="button button-quiet" type="submit">${t.account.signOut}</button>
      </form>`,
    ),
    main: render(
      html`<div>
          <h1>${user.name}</h1>
          <p>
            ${t.account.signedInAs(user.login)}.
            ${t.account.roles(user.roles.length > 0 ? user.roles.join(', ') : t.account.noRoles)}.
          </p>
        </div>
        ${message ?? ''} ${sessionSection(view)} ${tokenSection(view)} ${passwordSection(view)}`,
    ),
  });
}

function sessionSection({ sessions, currentSession }: MyAccountView): Markup {
  return render(
    html`<section class="account-section" aria-labelledby="sessions">
      <h2 id="sessions">${t.account.sessions}</h2>
      <p>${t.account.sessionsAbout}</p>
      <ul class="entry-list">
        ${sessions.map((session) => sessionEntry(session, session.id === currentSession))}
      </ul>
      ${
        sessions.length > 1
          ? html`<form method="post" action="${accountBase}/sessions/end-others">
              <button class="button button-quiet" type="submit">${t.account.endOthers}</button>
            </form>`
          : ''
      }
    </section>`,
  );
}

function sessionEntry(session: Session, isCurrent: boolean): Markup {
  const browser = session.userAgent === '' ? t.account.unknownBrowser : nameBrowser(session.userAgent);
  return render(
    html`<li>
      <div>
        <p class="entry-name">${browser}${isCurrent ? ` (${t.account.thisBrowser})` : ''}</p>
        <p class="entry-facts">
          ${t.account.session(printInstant(session.createdAt), printInstant(session.seenAt), session.address)}
        </p>
      </div>
      ${
        isCurrent
          ? ''
          : html`<form method="post" action="${accountBase}/sessions/end">
              <input type="hidden" name="id" value="${session.id}" />
              <button class="button button-quiet" type="submit" aria-label="${t.account.endLabel(browser)}">
                ${t.account.end}
              </button>
            </form>`
      }
    </li>`,
  );
}

function tokenSection({ tokens, rights: held }: MyAccountView): Markup {
  return render(
    html`<section class="account-section" aria-labelledby="tokens">
      <h2 id="tokens">${t.account.tokens}</h2>
      <p>${t.account.tokensAbout}</p>
      ${
        tokens.length === 0
          ? html`<p>${t.account.noTokens}</p>`
          : html`<ul class="entry-list">
              ${tokens.map(tokenEntry)}
            </ul>`
      }
      ${held.length === 0 ? '' : tokenForm(held)}
    </section>`,
  );
}

function tokenEntry(token: ApiToken): Markup {
  const used = token.usedAt === undefined ? undefined : printInstant(token.usedAt);
  return render(
    html`<li>
      <div>
        <p class="entry-name">${token.name}</p>
        <p class="entry-facts">
          <code>${token.hint}…</code> · ${t.account.token(printDay(token.expiresAt), used)}
        </p>
        <p class="entry-facts">${token.rights.join(', ')}</p>
      </div>
      <form method="post" action="${accountBase}/tokens/revoke">
        <input type="hidden" name="id" value="${token.id}" />
        <button class="button button-quiet" type="submit" aria-label="${t.account.revokeLabel(token.name)}">
          ${t.account.revoke}
        </button>
      </form>
    </li>`,
  );
}

function tokenForm(held: readonly Right[]): Markup {
  return render(
    html`<details class="new-entry">
      <summary class="button button-quiet">${t.account.newToken}</summary>
      <form class="form form-wide" method="post" action="${accountBase}/tokens">
        <div class="field">
          <label for="token-name">${t.account.tokenName}</label>
          <input type="text" id="token-name" name="name" required maxlength="100" autocomplete="off" />
        </div>
        <div class="field">
          <label for="token-days">${t.account.tokenDays}</label>
          <select id="token-days" name="days">
            ${tokenTerms.map((days) =>
              days === 90
                ? html`<option value="${days}" selected>${t.account.days(days)}</option>`
                : html`<option value="${days}">${t.account.days(days)}</option>`,
            )}
          </select>
        </div>
        <fieldset class="choices">
          <legend>${t.account.tokenRights}</legend>
          ${held.map(
            (right) =>
              html`<label class="choice">
                <input type="checkbox" name="right" value="${right}" />
                <span>${rights[right]} <code>${right}</code></span>
              </label>`,
          )}
        </fieldset>
        <button class="button" type="submit">${t.account.create}</button>
      </form>
    </details>`,
  );
}

function passwordSection({ hasPassword, providerName, user }: MyAccountView): Markup | string {
  if (!hasPassword && providerName === undefined) return '';
  return render(
    html`<section class="account-section" aria-labelledby="password-title">
      <h2 id="password-title">${t.account.password}</h2>
      ${
        hasPassword
          ? html`<form class="form" method="post" action="${accountBase}/password">
              <input type="text" name="login" value="${user.login}" autocomplete="username" readonly hidden />
              <div class="field">
                <label for="current">${t.account.currentPassword}</label>
                <input
                  id="current"
                  name="current"
                  type="password"
                  required
                  maxlength="${maximumPasswordLength}"
                  autocomplete="current-password"
                />
              </div>
              <div class="field">
                <label for="new">${t.account.newPassword}</label>
                <input
                  id="new"
                  name="password"
                  type="password"
                  required
                  minlength="${minimumPasswordLength}"
                  maxlength="${maximumPasswordLength}"
                  autocomplete="new-password"
                  aria-describedby="new-hint"
                />
                <span class="field-hint" id="new-hint">${t.welcome.passwordHint}</span>
              </div>
              <button class="button" type="submit">${t.account.change}</button>
            </form>`
          : html`<p>${t.account.noPassword(providerName ?? '')}</p>`
      }
    </section>`,
  );
}

/** Message with a new token, the only place where it is ever shown. */
export function createdTokenNote(name: string, secret: string): Markup {
  return note('good', render(html`${t.account.created(name)} <code class="secret">${secret}</code>`));
}

const dayFormat = new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeZone: 'UTC' });
const timeFormat = new Intl.DateTimeFormat(t.locale, { timeStyle: 'short', timeZone: 'UTC' });

/** `22 Nov 2026`, which does not break across lines. */
const printDay = (milliseconds: number): string => dayFormat.format(milliseconds).replaceAll(' ', '\u00a0');

/** `22 Nov 2026, 12:05 UTC`. */
const printInstant = (milliseconds: number): string =>
  `${printDay(milliseconds)}, ${timeFormat.format(milliseconds)}\u00a0UTC`;

const browsers = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Safari\//],
] as const;
const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
] as const;

/** A browser in the words of people: `Firefox on Windows`; what is not known stays as it is, cut. */
function nameBrowser(userAgent: string): string {
  const find = (names: typeof browsers | typeof systems) =>
    names.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const [browser, system] = [find(browsers), find(systems)];
  return browser === undefined || system === undefined ? userAgent.slice(0, 60) : `${browser} on ${system}`;
}
