import { rename, writeFile } from 'node:fs/promises';

/** Writes a whole file or nothing: whoever reads the path meanwhile sees the old text or the new one. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.part`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
}
