/**
 * How customers word what articles are called: learnt from what they said in resolved cases and from the titles of the articles
 * that answered them. `mails` is said where titles have `email`, `fb` where they have `Facebook`.
 */
export interface Wording {
  /** How many articles the base has. */
  readonly articles: number;
  /** How many words all statements have together, each counted once a statement. */
  readonly statementWords: number;
  /** What is known of a word. Words of a single title, which no customer said, are left out. */
  readonly words: ReadonlyMap<string, WordUse>;
  /** By word of a title: what is said for it, each word with its share of all that is, 0 to 1. */
  readonly said: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** How a word is used. */
export interface WordUse {
  /** Articles that have it in the title or in what customers said. */
  readonly articles: number;
  /** Statements that have it. */
  readonly statements: number;
}

/** The words of an article that wording is learnt from and compared with, each once a text. */
export interface WordedArticle {
  readonly title: readonly string[];
  readonly statements: readonly (readonly string[])[];
}

/** A word that is known of nothing but one title. */
export const rareUse: WordUse = { articles: 1, statements: 0 };
