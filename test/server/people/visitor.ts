import { ask, type Answer } from '../ask.ts';

/** Somebody with a browser: keeps cookies, follows nothing by itself, posts forms as pages of the site do. */
export interface Visitor {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** Cookies by name, as they are sent. */
  readonly cookies: Map<string, string>;
  /** Every cookie that was ever set, with its attributes. */
  readonly setCookies: string[];
}

export function createVisitor(address: string, common: Readonly<Record<string, string>> = {}): Visitor {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];

  async function send(method: string, path: string, headers: Record<string, string>, body?: string) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await ask(address, path, {
      method,
      headers: { Accept: 'text/html', ...common, ...(cookie !== '' && { Cookie: cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    for (const text of answer.headers['set-cookie'] ?? []) {
      setCookies.push(text);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (value === '' || /max-age=0\b/i.test(text)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  return {
    cookies,
    setCookies,
    get: (path, headers = {}) => send('GET', path, headers),
    post: (path, fields, headers = {}) => {
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const each of [value].flat()) form.append(name, each);
      return send(
        'POST',
        path,
        {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: address,
          'Sec-Fetch-Site': 'same-origin',
          ...headers,
        },
        form.toString(),
      );
    },
  };
}
