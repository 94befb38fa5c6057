/** The server cannot start because of something outside that can be mended; the message says what and how. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
