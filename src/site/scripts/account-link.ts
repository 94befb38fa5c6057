/** Set by the server beside the session's cookie, which scripts cannot read, while somebody is signed in. */
const signedIn = /(?:^|; )casebook-account=1(?:;|$)/;

// Where nobody signs in there is no account to show.
const link = document.querySelector<HTMLAnchorElement>('[data-account]');
if (link && signedIn.test(document.cookie)) link.hidden = false;
