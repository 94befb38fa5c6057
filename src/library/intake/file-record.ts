/** A record of a file, or why there is none where one should be. */
export type FileRecord =
  | { readonly line: number | undefined; readonly record: unknown }
  | { readonly line: number | undefined; readonly reason: string; readonly isTooLong?: boolean };
