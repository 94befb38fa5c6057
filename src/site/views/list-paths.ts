/** Articles on one page of a list. */
export const articlesPerPage = 50;
