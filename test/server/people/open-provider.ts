import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { createVisitor, type Visitor } from './visitor.ts';

export interface OpenProvider {
  readonly issuer: string;
  /** Lets a client in that was not known before: its address has to be told after it has started. */
  readonly admit: (clientAddress: string) => void;
  /** Answers in place of the provider; `undefined`: the provider itself. */
  answerWith: RequestListener | undefined;
  /**
   * Goes from the address that Casebook sends somebody to through the pages of the provider, as a person with this name.
   *
   * @returns Address that the provider sends them back to.
   */
  readonly signIn: (address: string, name: string) => Promise<URL>;
  /** Requests that arrived, such as `POST /token`. */
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

export const client = { id: 'casebook', secret: 'a secret of client and provider' } as const;

const unavailable: RequestListener = (_, response) => void response.writeHead(503).end();

/** A real OpenID provider on a free port of the loopback. Whoever gives a name is that person. */
export async function openProvider(): Promise<OpenProvider> {
  const requests: string[] = [];
  let listener = unavailable;
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`);
    (provider.answerWith ?? listener)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port

  const provider: OpenProvider = {
    issuer,
    requests,
    answerWith: undefined,
    admit(clientAddress) {
      const answer = createProvider(issuer, clientAddress).callback();
      listener = (request, response) => void answer(request, response);
    },
    async signIn(address, name) {
      const person = createVisitor(issuer);
      let { pathname, search } = new URL(address);
      for (let step = 0; step < 10; step += 1) {
        const answer = await person.get(pathname + search);
        const next = answer.headers.location ?? (await submit(person, pathname, answer.text, name));
        const target = new URL(next, issuer);
        if (target.origin !== issuer) return target;
        ({ pathname, search } = target);
      }
      throw new Error('the provider leads in a circle');
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return provider;
}

/** Fills in the form of a page of the provider: who it is, then that Casebook may know it. */
async function submit(person: Visitor, path: string, page: string, name: string): Promise<string> {
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
  if (prompt === undefined) throw new Error(`the provider answered: ${page.slice(0, 2000)}`);
  const answer = await person.post(path, { prompt, login: name, password: 'any' });
  if (answer.headers.location === undefined) throw new Error(`the provider answered: ${answer.text}`);
  return answer.headers.location;
}

function createProvider(issuer: string, clientAddress: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${clientAddress}/account/provider/callback`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `${id} of the provider`,
        preferred_username: id,
        email: `${id}@example.com`,
      }),
    }),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] as never[] },
    cookies: { keys: ['only for a test'] },
  });
}
