import { pino, type DestinationStream, type Logger } from 'pino';
import type { RequestLog } from '../api/request-log.ts';
import { isImmutable } from './pages/cache-policy.ts';
import type { Settings } from './settings.ts';

/** A log of JSON lines on standard output (or a stream, for tests). */
export function createLog(level: Settings['logLevel'], destination?: DestinationStream): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

/** Notes requests in a log: faults as errors, files that are fetched once and kept as details. */
export function createRequestLog(log: Logger): RequestLog {
  return {
    request({ milliseconds, ...answered }) {
      const entry = { ...answered, ms: Math.round(milliseconds * 10) / 10 };
      if (answered.status >= 500) log.error(entry, 'request');
      else if (isImmutable(answered.path)) log.debug(entry, 'request');
      else log.info(entry, 'request');
    },
    failure: (error, requestId) => log.error({ err: error, requestId }, 'request failed'),
  };
}
