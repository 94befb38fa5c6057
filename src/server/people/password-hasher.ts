import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { BusyError, normalizePassword, type PasswordHasher } from '../../core/people/password.ts';

/** What a hash costs: memory in KiB, passes over it, lanes. */
interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP, Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const saltBytes = 16;
const hashBytes = 32;

/** Hashing keeps a core busy: this many at once, so that others are answered meanwhile. */
const atOnce = 2;

/** More than this wait for longer than anybody would. */
const maximumWaiting = 40;

/** PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, base64 without padding. */
const phcPattern =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,172})$/;

/** Makes and checks hashes of passwords with argon2id, in Node's own implementation, away from the main thread. */
export function createPasswordHasher(): PasswordHasher {
  const turns = createTurns();
  const absent = randomBytes(saltBytes);

  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      const hash = await turns(() => derive(password, salt, cost, hashBytes));
      return `$argon2id$v=19$${printCost(cost)}$${encode(salt)}$${encode(hash)}`;
    },

    async verify(password, phc) {
      if (phc === undefined) {
        await turns(() => derive(password, absent, cost, hashBytes));
        return false;
      }
      const { salt, hash, cost: hashCost } = parse(phc);
      return timingSafeEqual(await turns(() => derive(password, salt, hashCost, hash.length)), hash);
    },

    isOutdated: (phc) => printCost(parse(phc).cost) !== printCost(cost),
  };
}

function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost, tagLength: number) {
  const parameters: Argon2Parameters = {
    message: normalizePassword(password),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength,
  };
  return new Promise<Buffer>((resolve, reject) => {
    argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

function parse(phc: string): { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer } {
  const [, memory, passes, parallelism, salt, hash] = phcPattern.exec(phc) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('a stored password hash is not argon2id');
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

const printCost = ({ memory, passes, parallelism }: Cost): string =>
  `m=${memory},t=${passes},p=${parallelism}`;

const encode = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Lets a few tasks run at once; the others wait for their turn, and too many are refused. */
function createTurns(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= atOnce) {
      if (waiting.length >= maximumWaiting) throw new BusyError('too many passwords wait to be checked');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
