import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { readImageSize, type ImageSize } from './image-size.ts';

/** An image under the name that it is served by. */
export interface StagedImage extends Partial<ImageSize> {
  /** Hash of the content and the ending: `3f2a….png`. Never changes its meaning. */
  readonly name: string;
}

/** Copies images beside articles to one folder, named by their content. */
export interface ImageStage {
  /**
   * Stages an image once, however many articles show it.
   *
   * @param file Article that shows it, relative to the content folder.
   * @param source As the article names it.
   * @returns `undefined` when there is no such file in the content folder.
   */
  readonly add: (file: string, source: string) => StagedImage | undefined;
  /** Names of all staged images, in order. */
  readonly names: () => string[];
}

export function createImageStage(contentDir: string, folder: string): ImageStage {
  const staged = new Map<string, StagedImage | undefined>();
  const inside = resolve(contentDir) + sep;
  const real = (existsSync(contentDir) ? realpathSync(contentDir) : resolve(contentDir)) + sep;
  mkdirSync(folder, { recursive: true });

  const stage = (path: string): StagedImage | undefined => {
    // A symbolic link may lead out of the folder, so what counts is where it leads.
    if (!path.startsWith(inside) || !existsSync(path) || !realpathSync(path).startsWith(real))
      return undefined;
    const bytes = readFileSync(path);
    const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}${extname(path).toLowerCase()}`;
    const target = join(folder, name);
    if (!existsSync(target)) writeFileSync(target, bytes);
    return { name, ...readImageSize(bytes) };
  };

  return {
    add: (file, source) => {
      const path = resolve(contentDir, dirname(file), source);
      if (!staged.has(path)) staged.set(path, stage(path));
      return staged.get(path);
    },
    names: () =>
      [...new Set([...staged.values()].flatMap((image) => image?.name ?? []))].toSorted((a, b) =>
        a < b ? -1 : 1,
      ),
  };
}
