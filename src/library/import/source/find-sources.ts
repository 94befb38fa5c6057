import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** What an import reads: Markdown files, or pages of HTML. */
export type SourceFormat = 'markdown' | 'html';

/** A file that looks like a source and is left out, with the reason. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

const endings: Readonly<Record<SourceFormat, RegExp>> = {
  markdown: /\.(?:md|mdx|markdown|mdown)$/i,
  html: /\.x?html?$/i,
};

/** Folders that never hold articles. */
const foreignFolder = /^(?:\..*|node_modules|__.*__|bower_components)$/;
/** Folders of fragments that articles include. */
const fragmentFolder = /^(?:_?includes?|_?snippets?|_?partials?|_layouts|_data|_sass)$/i;
/** Navigation, not content. */
const navigationFile = /^(?:toc|summary|_sidebar|_navbar|_footer|_header)\.[a-z]+$/i;

/**
 * Lists the sources below a folder: paths relative to it, with `/`, in order. Hidden folders, folders of fragments,
 * tables of contents and symbolic links are left out.
 *
 * @param root Absolute, with symbolic links resolved.
 * @param contentDir Folder that is imported into; what lies in it is not imported again.
 */
export async function findSources(
  root: string,
  format: SourceFormat,
  contentDir: string,
): Promise<{ readonly files: readonly string[]; readonly skipped: readonly SkippedFile[] }> {
  const files: string[] = [];
  const skipped: SkippedFile[] = [];
  const own = await realpath(contentDir).catch(() => contentDir);
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        const isForeign = foreignFolder.test(entry.name) || path.join(root, file) === own;
        if (!isForeign && !fragmentFolder.test(entry.name)) await walk(file);
      } else if (entry.isSymbolicLink() && (await isFolder(path.join(root, file)))) {
        skipped.push({ file, reason: 'symbolic link' });
      } else if (!endings[format].test(entry.name) || entry.name.startsWith('.')) {
        continue;
      } else if (entry.isSymbolicLink()) {
        skipped.push({ file, reason: 'symbolic link' });
      } else if (navigationFile.test(entry.name)) {
        skipped.push({ file, reason: 'navigation' });
      } else if (entry.isFile()) {
        files.push(file);
      }
    }
  };
  await walk('');
  return {
    files: files.toSorted(compareText),
    skipped: skipped.toSorted((a, b) => compareText(a.file, b.file)),
  };
}

async function isFolder(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isDirectory() === true;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
