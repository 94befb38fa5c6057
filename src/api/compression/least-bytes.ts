/** Shorter answers are sent as they are: a header and a checksum would eat what they save. */
export const leastBytes = 1024;
