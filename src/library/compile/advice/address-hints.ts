/** What a link should say whose address is not allowed; `undefined` for the code's own hint. */
export function linkHint(href: string): string | undefined {
  const [, prefix, number = '', rest = ''] =
    /(?:^|\/)([a-z]{2})-?(\d{1,7})(?:\.mdx?|\.html?|\/)?(#\S*)?$/i.exec(href) ?? [];
  if (prefix !== undefined) return `Write \`[](${prefix.toUpperCase()}-${number.padStart(4, '0')}${rest})\`.`;
  if (/^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$)/i.test(href) && !/\.(?:mdx?|html?)$/i.test(href))
    return `Write \`https://${href}\`.`;
  if (href.startsWith('//')) return `Write \`https:${href}\`.`;
  if (/^[^\s:@]+@[^\s:@]+$/.test(href)) return `Write \`mailto:${href}\`.`;
  if (/^file:/i.test(href))
    return 'Nobody else has this file: name where it is kept, or say in the text what it holds.';
  return undefined;
}

/** What an image should be whose address is not allowed; `undefined` for the code's own hint. */
export function imageHint(address: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address))
    return 'Put a copy of the file beside the article, in `images/`, and write `![…](images/name.png)`.';
  if (address.startsWith('/'))
    return `Put the file beside the article and write \`![…](${address.slice(1)})\`.`;
  if (address.split('/').includes('..'))
    return 'Images lie in the folder of their article, or below it: copy the file into `images/` there.';
  if (/\.(?:tiff?|bmp|ico|heic|psd|pdf|emf|wmf|eps)$/i.test(address))
    return 'Convert it to png, jpg, gif, webp, avif or svg, which every browser shows.';
  return undefined;
}
