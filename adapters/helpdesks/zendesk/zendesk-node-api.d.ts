/**
 * The verbs of zendesk-node-api 1.3.0 that we use; it ships no types. Whatever comes back is parsed by a schema.
 * https://github.com/dashedstripes/zendesk-node-api/blob/master/src/accessor.js
 */
declare module 'zendesk-node-api' {
  interface Accessor {
    /** `params` is a query string; answers with the list itself, first page only. */
    list(params?: string): Promise<unknown>;
    showMany(ids: string): Promise<unknown>;
    /** Answers with the record itself, without its envelope. */
    show(id: string): Promise<unknown>;
    /** Answers with the whole body, envelope and audit included; so do the two below. */
    create(record: object): Promise<unknown>;
    createOrUpdate(record: object): Promise<unknown>;
    update(id: string, record: object): Promise<unknown>;
  }

  export default class Zendesk {
    constructor(config: { url: string; email: string; token: string });
    tickets: Accessor;
    users: Accessor;
    search: Accessor;
  }
}
