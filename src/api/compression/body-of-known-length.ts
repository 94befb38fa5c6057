/**
 * Reads as much of a body as it takes to know whether it is shorter than a limit. A longer one is not held in memory:
 * what was read goes before the rest, which is read as it is asked for.
 *
 * @returns The same body, and its length in bytes where it is below the limit.
 */
export async function bodyOfKnownLength(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<{
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly length: number | undefined;
}> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < limit) {
    const { done, value } = await reader.read();
    if (done) return { body: join(chunks, length), length };
    chunks.push(value);
    length += value.length;
  }
  const whole = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
    },
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async (reason) => reader.cancel(reason),
  });
  return { body: whole, length: undefined };
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
