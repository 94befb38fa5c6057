/** The tag of a representation in gzip, by that of the plain one: `"3"` → `"3-gzip"`. */
export function tagOfCoding(tag: string): string {
  return tag.replace(/"$/, '-gzip"');
}

/** A list of tags as it would be without codings: `"3-gzip", W/"4"` → `"3", W/"4"`. */
export function tagsOfContent(tags: string): string {
  return tags.replace(/-gzip"/g, '"');
}
