import type { ElementContent } from 'hast';
import type { Place } from '../../core/problem/problem.ts';
import { imageHint } from './advice/address-hints.ts';
import { decodeAddress } from './decode-address.ts';
import { element } from './hast.ts';
import { holdsPassage } from './read-attributes.ts';
import type { Transformation } from './transformation.ts';

/** Relative, inside the article's folder, of a kind that browsers show. */
const imageFile =
  /^(?:\.\/)?(?:[\p{L}\p{N}_.%()+ -]+\/)*[\p{L}\p{N}_.%()+ -]+\.(?:png|jpe?g|gif|webp|avif|svg)$/iu;

/** An image beside the article; one from elsewhere is reported and shown as its text. */
export function renderImage(
  image: {
    readonly source: string;
    readonly alt: string;
    readonly title?: unknown;
    readonly written?: string;
    readonly place: Place;
  },
  state: Pick<Transformation, 'images' | 'report'>,
): ElementContent[] {
  const { alt, title, place } = image;
  if (holdsPassage(image.written ?? alt)) {
    state.report('image-unsafe', 'The text of an image holds <Only>, which narrows nothing there.', place);
    return [];
  }
  const written = decodeAddress(image.source);
  if (!imageFile.test(written) || written.split('/').includes('..')) {
    const message = `The image “${written}” does not lie beside the article, or browsers do not show it.`;
    state.report('image-unsafe', message, place, imageHint(written));
    return alt === '' ? [] : [{ type: 'text', value: alt }];
  }
  const source = written.replace(/^\.\//, '');
  state.images.push({ source, place });
  return [
    element('img', {
      src: `casebook-image:${source}`,
      alt,
      loading: 'lazy',
      decoding: 'async',
      ...(typeof title === 'string' ? { title } : {}),
    }),
  ];
}
