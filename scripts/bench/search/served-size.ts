import { servedBytes } from '../../../src/cli/build/compress.ts';

/** Size of a file as browsers receive it. */
export async function servedSize(bytes: Uint8Array, quality: number): Promise<number> {
  return (await servedBytes(bytes, quality)).length;
}
