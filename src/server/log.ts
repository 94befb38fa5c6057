import process from 'node:process';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { RequestLog } from '../api/request-log.ts';
import { instantText } from '../core/instant-text.ts';
import { isImmutable } from './pages/cache-policy.ts';
import type { Settings } from './settings.ts';

/** A log of JSON lines on standard output (or a stream, for tests). */
export function createLog(level: Settings['logLevel'], destination?: DestinationStream): Logger {
  return pino(
    { level, base: null, timestamp: () => `,"time":"${instantText(Date.now())}"` },
    destination ?? (standardOutput ??= openOutput()),
  );
}

const requestMessage = 'request';

/** There is one, whatever is opened. */
let standardOutput: DestinationStream | undefined;

/** How long a line of a request may wait, in milliseconds, and how many characters may. */
const longestWait = 200;
const mostCharacters = 8192;

/**
 * Standard output. Lines of requests that went well are written some at a time: a write of each takes as long as reading a case. Every
 * other line is written at once, with all that came before it.
 */
function openOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const writeOut = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = '';
    if (lines !== '') output.write(lines);
  };
  process.once('exit', writeOut);
  return {
    write(line) {
      waiting += line;
      const mayWait = line.endsWith(endOfRequest) && line.startsWith(startOfInfo);
      if (!mayWait || waiting.length >= mostCharacters) writeOut();
      else timer ??= setTimeout(writeOut, longestWait).unref();
    },
  };
}

const startOfInfo = `{"level":${pino.levels.values['info'] ?? ''},`;
const endOfRequest = `"msg":"${requestMessage}"}\n`;

/** Notes requests in a log: faults as errors, files that are fetched once and kept as details. */
export function createRequestLog(log: Logger): RequestLog {
  return {
    request({ milliseconds, ...answered }) {
      const entry = { ...answered, ms: Math.round(milliseconds * 10) / 10 };
      if (answered.status >= 500) log.error(entry, requestMessage);
      else if (isImmutable(answered.path)) log.debug(entry, requestMessage);
      else log.info(entry, requestMessage);
    },
    failure: (error, requestId) => log.error({ err: error, requestId }, 'request failed'),
  };
}
