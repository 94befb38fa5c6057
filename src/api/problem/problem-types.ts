import { rules, type RuleCode } from '../../core/rule/refusal.ts';

/** A kind of error that the API answers with; the reference page lists them. */
export interface ProblemType {
  readonly status:
    400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 416 | 421 | 422 | 428 | 429 | 500 | 503;
  /** The same for every occurrence. */
  readonly title: string;
  /** When it occurs and what to do. */
  readonly explanation: string;
}

/** Problem types of the API itself. */
const apiProblemTypes = {
  'bad-request': {
    status: 400,
    title: 'The request could not be understood',
    explanation: 'The address, a header or the body is not well formed. Correct the request.',
  },
  'invalid-parameters': {
    status: 400,
    title: 'Parameters are not valid',
    explanation:
      'One or more parameters are unknown, missing or have a wrong value. `errors` names each of them.',
  },
  'sign-in-required': {
    status: 401,
    title: 'Sign in first',
    explanation:
      'Nobody is signed in, or the session or token has ended. Sign in, or send `Authorization: Bearer` with an API token.',
  },
  'not-permitted': {
    status: 403,
    title: 'You may not do this',
    explanation:
      'It needs a right that none of your roles, or not your token, gives. An administrator gives roles.',
  },
  'signature-not-valid': {
    status: 401,
    title: 'The webhook is not signed, or wrongly',
    explanation:
      'It has to be signed as its system does it, over the body as it is sent, with the secret that the server knows, and not more than five minutes ago where the time is signed.',
  },
  'delivery-repeated': {
    status: 403,
    title: 'The webhook was taken before',
    explanation: 'The very same content was taken already; nothing was done. It need not be sent again.',
  },
  'cross-site-request': {
    status: 403,
    title: 'A page of another site asked for this',
    explanation:
      'Writes are taken from pages of Casebook and from programs with an API token, so that no other site can act in your name.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing here',
    explanation: 'Nothing is at this address, or this build does not have it.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    explanation:
      'The address exists but does not take this method. The `Allow` header names those that it takes.',
  },
  'login-taken': {
    status: 409,
    title: 'The login is taken',
    explanation: 'Somebody else signs in by this name. Take another one.',
  },
  'last-administrator': {
    status: 409,
    title: 'Casebook needs an administrator',
    explanation: 'Nobody who can sign in would be an administrator any more. Make somebody else one first.',
  },
  'account-disabled': {
    status: 409,
    title: 'The account is disabled',
    explanation: 'Enable it first.',
  },
  'sign-in-off': {
    status: 409,
    title: 'Casebook serves without sign-in',
    explanation: 'Start it with sign-in, by `CASEBOOK_SIGN_IN`, where people are to have accounts.',
  },
  'version-stale': {
    status: 412,
    title: 'It was changed in the meantime',
    explanation: 'Read it again, decide again, and send `If-Match` with the new `ETag`.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    explanation:
      'An `Idempotency-Key` names one request: the same address and the same body. Send a new key with a new request.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    explanation: 'The body of a request may have 1 MiB.',
  },
  'media-type-not-supported': {
    status: 415,
    title: 'The type of the body is not supported',
    explanation: 'Send JSON with `Content-Type: application/json`.',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'The range lies outside the file',
    explanation: 'The `Content-Range` header has the size of the file.',
  },
  misdirected: {
    status: 421,
    title: 'The request was meant for another server',
    explanation:
      'A Casebook without sign-in answers requests of its own machine, by a name such as `localhost`, and through no proxy.',
  },
  'invalid-body': {
    status: 422,
    title: 'The body is not valid',
    explanation:
      'The body could be read, but fields of it are unknown, missing or wrong. `errors` names each of them.',
  },
  'precondition-required': {
    status: 428,
    title: 'If-Match is missing',
    explanation:
      'Send `If-Match` with the `ETag` of what you have read, so that nobody else’s change is lost.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    explanation: 'Wait as many seconds as the `Retry-After` header says, then go on more slowly.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong in Casebook',
    explanation:
      'Nothing was changed. The log of the server has the cause under the `requestId` of the answer.',
  },
  unavailable: {
    status: 503,
    title: 'Casebook cannot answer now',
    explanation:
      'The server is starting, stopping, or its database does not answer. Try again after a moment.',
  },
} as const satisfies Readonly<Record<string, ProblemType>>;

const statusOfRule = { conflict: 409, forbidden: 403, invalid: 422 } as const;

/** Problem types of the rules of cases and links: what is asked for is well formed, and a rule forbids it. */
const ruleProblemTypes = Object.fromEntries(
  Object.entries(rules).map(([code, { kind, title, explanation }]) => [
    code,
    { status: statusOfRule[kind], title, explanation },
  ]),
) as Readonly<Record<RuleCode, ProblemType & { readonly status: 403 | 409 | 422 }>>; // one for each rule

/** Every problem type by its name. Names are permanent: clients tell errors apart by them. */
export const problemTypes = { ...apiProblemTypes, ...ruleProblemTypes };

export type ProblemTypeName = keyof typeof problemTypes;
