/** A value that a field offers. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}
