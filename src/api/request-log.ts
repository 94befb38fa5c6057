/** A request that was answered. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  /** Without the query, which may have words of a case in it. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** Where requests and failures are noted. */
export interface RequestLog {
  readonly request: (answered: AnsweredRequest) => void;
  /** An error that the client was not told about. */
  readonly failure: (error: unknown, requestId: string) => void;
}
