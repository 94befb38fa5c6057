import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Where a body stands in the body file, in bytes: its HTML, then its Markdown. */
export interface BodyPlace {
  readonly start: number;
  readonly htmlLength: number;
  readonly markdownLength: number;
}

/** Name of the body file below the site's cache. */
export const bodyFileName = 'bodies';

/**
 * Bodies of articles on their way from the content loader to the pages. They do not go through Astro's data store:
 * it is serialised whole, bundled and parsed again, which with 4,000 articles takes seconds and gigabytes.
 */
export interface BodyWriter {
  readonly add: (html: string, markdown: string) => BodyPlace;
  readonly close: () => void;
}

/** Starts a body file anew. */
export function createBodyWriter(file: string): BodyWriter {
  const descriptor = openSync(file, 'w');
  let end = 0;
  return {
    add: (html, markdown) => {
      const start = end;
      const htmlLength = writeSync(descriptor, html);
      const markdownLength = writeSync(descriptor, markdown);
      end += htmlLength + markdownLength;
      return { start, htmlLength, markdownLength };
    },
    close: () => closeSync(descriptor),
  };
}

/** Reads single bodies back. */
export interface BodyReader {
  readonly html: (place: BodyPlace) => string;
  readonly markdown: (place: BodyPlace) => string;
}

export function openBodyFile(file: string): BodyReader {
  const descriptor = openSync(file, 'r');
  const read = (start: number, length: number): string => {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, length, start));
  };
  return {
    html: ({ start, htmlLength }) => read(start, htmlLength),
    markdown: ({ start, htmlLength, markdownLength }) => read(start + htmlLength, markdownLength),
  };
}
