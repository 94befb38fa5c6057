import { statSync } from 'node:fs';
import path from 'node:path';
import type { Image, Parents, PhrasingContent, RootContent } from 'mdast';
import type { Language } from '../../../core/article/language.ts';
import { lineOf, hasChildren } from './article-nodes.ts';
import { excerpt, type ReportLoss } from '../loss.ts';

/** An image to copy beside its article. */
export interface ImageCopy {
  /** Path below the source's root. */
  readonly from: string;
  /** Path below the article's folder. */
  readonly to: string;
}

export interface ImageConversion {
  /** Root of the source, absolute. */
  readonly root: string;
  /** Path of the source, relative to the root. */
  readonly file: string;
  /** Id of the article, lower case; names the folder of its images. */
  readonly folder: string;
  readonly lang: Language;
  readonly report: ReportLoss;
  readonly copies: ImageCopy[];
}

const shown = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
const maximumBytes = 20 * 1024 * 1024;

/** Points images at their copies; those that cannot be copied are replaced by their text. */
export function convertImages(tree: Parents, conversion: ImageConversion): void {
  const children = tree.children.flatMap((child): RootContent[] => {
    if (child.type === 'paragraph' && child.children.length === 1 && child.children[0]?.type === 'image') {
      return [{ ...child, children: convertImage(child.children[0], true, conversion) }];
    }
    if (hasChildren(child)) {
      // A link around an image leads to the same image, larger.
      if (
        child.type === 'link' &&
        child.children.every((inner) => inner.type === 'image') &&
        shown.test(child.url.replace(/[?#].*$/, ''))
      ) {
        return child.children.flatMap((image) =>
          image.type === 'image' ? convertImage(image, false, conversion) : [],
        );
      }
      convertImages(child, conversion);
      return [child];
    }
    return child.type === 'image' ? convertImage(child, false, conversion) : [child];
  });
  tree.children = children as typeof tree.children; // phrases stay where phrases stood
}

function convertImage(image: Image, isAlone: boolean, conversion: ImageConversion): PhrasingContent[] {
  const alt = (image.alt ?? '').replace(/\s+/g, ' ').trim();
  const line = lineOf(image);
  if (/^(?:https?:)?\/\//i.test(image.url)) {
    conversion.report('image-remote', line, excerpt(image.url));
    const url = image.url.startsWith('//') ? `https:${image.url}` : image.url;
    return [{ type: 'link', url, children: [{ type: 'text', value: alt || url }] }];
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(image.url)) {
    conversion.report('image-missing', line, excerpt(image.url, 40));
    return replacement(alt, '', isAlone, conversion.lang);
  }
  const written = decode(image.url.replace(/[?#].*$/, '').replace(/\\/g, '/')).trim();
  const from =
    written.startsWith('/') || written.startsWith('~/')
      ? path.posix.normalize(written.replace(/^~?\/+/, ''))
      : path.posix.join(path.posix.dirname(conversion.file), written);
  const name = path.posix.basename(from);
  if (!shown.test(name)) {
    conversion.report('image-format', line, excerpt(written));
    return replacement(alt, name, isAlone, conversion.lang);
  }
  if (from.startsWith('..') || !isUsable(path.join(conversion.root, from), conversion.root)) {
    conversion.report('image-missing', line, excerpt(written));
    return replacement(alt, name, isAlone, conversion.lang);
  }
  return [
    {
      type: 'image',
      url: `./${copyOf(from, name, conversion).to}`,
      title: null,
      alt,
      ...(image.position === undefined ? {} : { position: image.position }),
    },
  ];
}

function copyOf(from: string, name: string, { copies, folder }: ImageConversion): ImageCopy {
  const known = copies.find((copy) => copy.from === from);
  if (known) return known;
  const { name: stem, ext } = path.posix.parse(name);
  const safe =
    stem
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '') || 'image';
  let to = `images/${folder}/${safe}${ext.toLowerCase()}`;
  for (let number = 2; copies.some((copy) => copy.to === to); number += 1)
    to = `images/${folder}/${safe}-${number}${ext.toLowerCase()}`;
  const copy = { from, to };
  copies.push(copy);
  return copy;
}

function isUsable(file: string, root: string): boolean {
  try {
    const stats = statSync(file);
    return file.startsWith(root + path.sep) && stats.isFile() && stats.size > 0 && stats.size <= maximumBytes;
  } catch {
    return false;
  }
}

const notIncluded: Readonly<Record<Language, string>> = {
  en: 'Image not included',
  it: 'Immagine non inclusa',
  cs: 'Obrázek není přiložen',
  'zh-Hans': '未包含图片',
};

function replacement(alt: string, name: string, isAlone: boolean, lang: Language): PhrasingContent[] {
  if (isAlone) {
    const colon = lang === 'zh-Hans' ? '：' : ': ';
    const text = alt || name;
    const value =
      text === ''
        ? `${notIncluded[lang]}.`
        : `${notIncluded[lang]}${colon}${text.replace(/[.。]$/, '')}${lang === 'zh-Hans' ? '。' : '.'}`;
    return [{ type: 'emphasis', children: [{ type: 'text', value }] }];
  }
  return alt === '' ? [] : [{ type: 'text', value: alt }];
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
