import { problemTypes, type ProblemTypeName } from './problem-types.ts';

/** One thing that is wrong with a request. */
export interface RequestError {
  /** Part of the request. */
  readonly in: 'query' | 'path' | 'header' | 'cookie' | 'body';
  /** Name of the parameter, or JSON Pointer into the body. */
  readonly name: string;
  readonly message: string;
}

export interface ApiProblemOptions {
  /** Everything that is wrong with the request, not only the first thing. */
  readonly errors?: readonly RequestError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** Thrown by a handler that cannot answer as asked; the error handler makes problem+json of it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly type: ProblemTypeName;
  readonly status: (typeof problemTypes)[ProblemTypeName]['status'];
  readonly errors: readonly RequestError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail What happened in this case, and what to do. */
  constructor(type: ProblemTypeName, detail: string, options: ApiProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.type = type;
    this.status = problemTypes[type].status;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}
