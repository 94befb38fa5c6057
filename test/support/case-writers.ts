import { ask, type Answer } from '../server/ask.ts';

/** What a server has acknowledged, and what it was asked for without an answer. */
export interface WrittenCase {
  /** Text that no other case has. */
  readonly problem: string;
  /** Key by which it can be asked for again. */
  readonly key: string;
  /** Absent while nobody knows whether it was opened. */
  number?: string;
  /** Entries of its log that were acknowledged. */
  readonly log: string[];
  /** Titles that may be the present one: the last that was acknowledged, and one that was asked for since. */
  titles: string[];
}

const send = (
  address: string,
  method: string,
  path: string,
  body: unknown,
  headers = {},
): Promise<Answer> => {
  const text = JSON.stringify(body);
  return ask(address, `/api${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
      ...headers,
    },
    body: text,
  });
};

const openCase = (address: string, { problem, key, titles }: WrittenCase): Promise<Answer> =>
  send(
    address,
    'POST',
    '/cases',
    {
      kind: 'malfunction',
      title: titles[0] ?? 'x',
      problem,
      customer: 'harbourline',
      contract: { number: 'C-1' },
      channel: 'phone',
      severity: 3,
    },
    { 'Idempotency-Key': key },
  );

/**
 * Writes cases, entries of their logs and titles one after the other until the server is gone, and keeps what it acknowledged.
 *
 * @param name Of the writer, so that no two write the same.
 */
export async function writeUntilGone(address: string, name: string): Promise<WrittenCase[]> {
  const written: WrittenCase[] = [];
  try {
    for (let index = 0; ; index += 1) {
      const problem = `problem ${name} ${index}`;
      const subject: WrittenCase = {
        problem,
        key: `${name}-${index}`,
        log: [],
        titles: [`title ${name} ${index}`],
      };
      written.push(subject);
      const opened = await openCase(address, subject);
      if (opened.status !== 201) throw new Error(`${opened.status} ${opened.text}`);
      const number = (JSON.parse(opened.text) as { number: string }).number;
      subject.number = number;
      for (let entry = 0; entry < 2; entry += 1) {
        const text = `entry ${name} ${index} ${entry}`;
        const logged = await send(address, 'POST', `/cases/${number}/log`, { kind: 'action', text });
        if (logged.status !== 201) throw new Error(`${logged.status} ${logged.text}`);
        subject.log.push(text);
      }
      const title = `changed title ${name} ${index}`;
      subject.titles.push(title);
      const changed = await send(address, 'PATCH', `/cases/${number}`, { title }, { 'If-Match': '*' });
      if (changed.status !== 200) throw new Error(`${changed.status} ${changed.text}`);
      subject.titles = [title];
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ECONNRESET' && code !== 'ECONNREFUSED' && code !== 'EPIPE') throw error;
    return written;
  }
}

/** What a server does not have of what was acknowledged, worded for the one who reads it. */
export async function findLost(address: string, written: readonly WrittenCase[]): Promise<string[]> {
  const lost: string[] = [];
  for (const subject of written) {
    if (subject.number === undefined) continue;
    const { number } = subject;
    const found = await ask(address, `/api/cases/${number}`);
    if (found.status !== 200) {
      lost.push(`${number} is not there`);
      continue;
    }
    const { problem, title } = JSON.parse(found.text) as { problem: string; title: string };
    if (problem !== subject.problem) lost.push(`${number} is another case: ${problem}`);
    if (!subject.titles.includes(title)) lost.push(`${number} has the title ${title}`);
    const log = await ask(address, `/api/cases/${number}/log`);
    const texts = new Set(
      (JSON.parse(log.text) as { items: { text: string }[] }).items.map(({ text }) => text),
    );
    lost.push(
      ...subject.log.filter((text) => !texts.has(text)).map((text) => `${number} has no entry ${text}`),
    );
  }
  return lost;
}

/** Asks again for the cases whose opening was never answered, by their keys; each is there once then. */
export async function askAgain(address: string, written: readonly WrittenCase[]): Promise<void> {
  for (const subject of written) {
    if (subject.number !== undefined) continue;
    const opened = await openCase(address, subject);
    if (opened.status !== 201) throw new Error(`${opened.status} ${opened.text}`);
    subject.number = (JSON.parse(opened.text) as { number: string }).number;
  }
}
