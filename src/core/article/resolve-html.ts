/** Where a link to an article leads. */
export interface ArticleTarget {
  readonly href: string;
  readonly title: string;
  /** Language of the title and the page, where it is not that of the link's text around it. */
  readonly lang?: string;
  /** Whether the page has a heading of this fragment; a translation may lack one that its original has. */
  readonly hasFragment?: (fragment: string) => boolean;
}

/** Where internal addresses of compiled HTML lead on a site. */
export interface AddressBook {
  /** Address and title of an article, or `undefined` when this build does not have it. */
  readonly article: (id: string) => ArticleTarget | undefined;
  /** Address and, where known, size in pixels of an image beside the article. */
  readonly image: (
    source: string,
  ) => { readonly src: string; readonly width?: number; readonly height?: number } | undefined;
}

const articleLink = /<a href="casebook:([A-Z]{2}-\d+)(#[^"]*)?"([^>]*)>([\s\S]*?)<\/a>/g;
const imageSource = /<img src="casebook-image:([^"]*)"/g;

/**
 * Replaces the internal addresses of compiled HTML. A link without a text takes the title of its target. A link to
 * an article that this build does not have becomes plain text: the reader may not know that the article exists.
 */
export function resolveHtml(html: string, addresses: AddressBook): string {
  return html
    .replace(articleLink, (_, id: string, fragment: string | undefined, attributes: string, text: string) => {
      const target = addresses.article(id);
      if (!target) return text === '' ? `<span class="unavailable">${id}</span>` : `<span>${text}</span>`;
      const isThere =
        fragment !== undefined && (target.hasFragment?.(unescapeAttribute(fragment.slice(1))) ?? true);
      const href = `${escapeAttribute(isThere ? target.href.replace(/#.*$/, '') : target.href)}${isThere ? fragment : ''}`;
      const hreflang = target.lang === undefined ? '' : ` hreflang="${target.lang}"`;
      // A text is the article's own; only a title that stands in for it is in the other language.
      const lang = target.lang === undefined || text !== '' ? '' : ` lang="${target.lang}"`;
      return `<a href="${href}"${hreflang}${lang}${attributes}>${text || escapeText(target.title)}</a>`;
    })
    .replace(imageSource, (_, source: string) => {
      const image = addresses.image(unescapeAttribute(source));
      if (!image) return '<img src="data:,"';
      const size = image.width && image.height ? ` width="${image.width}" height="${image.height}"` : '';
      return `<img src="${escapeAttribute(image.src)}"${size}`;
    });
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}

function unescapeAttribute(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}
