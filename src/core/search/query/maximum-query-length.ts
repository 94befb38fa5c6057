/** Longest text that is searched as it is, in UTF-16 units. */
export const maximumQueryLength = 1000;
