declare namespace request {
  interface LibraryRequest {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    url: string;
    headers: Record<string, string>;
    /** The body of a write, not yet serialized. */
    json?: unknown;
  }

  interface Scope {
    /** Answers with the parsed JSON body of a 2xx; throws for everything else. */
    transport(request: LibraryRequest): Promise<unknown>;
    /** Added to every request of the scope, such as an Idempotency-Key. */
    headers?: Record<string, string>;
  }
}

declare const request: { within<T>(scope: request.Scope, verb: () => T): T };
export = request;
