/** A commit that changed an article. */
export interface Commit {
  readonly hash: string;
  /** Instant of the commit, ISO 8601. */
  readonly date: string;
  readonly author: string;
  /** First line of the message. */
  readonly subject: string;
  /**
   * Unified diff of the article as its audience may read it; empty when nothing readable changed, `undefined` when
   * one of the two versions cannot be shown (it does not parse, so nobody can tell which passages are whose).
   */
  readonly diff: string | undefined;
}
