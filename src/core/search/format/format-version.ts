/** Of the index's files. Readers refuse those of another version. */
export const formatVersion = 5;
