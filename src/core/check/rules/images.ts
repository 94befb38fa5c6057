import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';
import { spellingHint } from '../nearest-name.ts';

/** Images beside articles exist. */
export const checkImages: Rule = (base, { images }) => {
  if (!images) return [];
  return base.articles.flatMap((article) => {
    const folder = article.file.slice(0, article.file.lastIndexOf('/') + 1);
    return article.body.images.flatMap(({ source, place }) => {
      if (images.has(`${folder}${source}`)) return [];
      const beside = [...images]
        .filter((image) => image.startsWith(folder))
        .map((image) => image.slice(folder.length));
      return [
        articleProblem(
          article,
          'image-missing',
          `There is no image ${source}.`,
          place,
          spellingHint(source, beside),
        ),
      ];
    });
  });
};
