/** One request as a dialect wants it sent. `path` begins with `/` and includes the query. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** Null where the header is absent. */
  header(name: string): string | null;
}

/**
 * A home server as a dialect sees it: it knows the base address and, where there is one, the token.
 * `send` throws `ClavesError('SERVER_UNREACHABLE')` where no answer came and `'STOPPED'` where the person gave up.
 */
export interface HttpPort {
  send(request: HttpRequest): Promise<HttpAnswer>;
}
