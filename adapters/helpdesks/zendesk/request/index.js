'use strict';
const { AsyncLocalStorage } = require('node:async_hooks');

/**
 * The part of `request` that zendesk-node-api 1.3.0 calls, without its faults. The library hands every body to
 * JSON.parse, whatever came, and knows no status, time-out or header of its own. So the caller brings a transport that
 * answers with parsed JSON or throws a typed error, and runs the library's verb inside it:
 *
 *   within({ transport, headers }, () => client.tickets.create({ ... }))
 *
 * https://github.com/dashedstripes/zendesk-node-api/blob/master/src/zdrequest.js
 */
const scope = new AsyncLocalStorage();

const request = (options, callback) => perform('GET', options, callback);
request.get = request;
request.post = (options, callback) => perform('POST', options, callback);
request.put = (options, callback) => perform('PUT', options, callback);
request.delete = (options, callback) => perform('DELETE', options, callback);

/** Runs `verb`; every request made in it goes to `transport({ method, url, headers, json })`. */
request.within = (settings, verb) => scope.run(settings, verb);

function perform(method, options, callback) {
  send(method, options).then(
    // A GET's body is parsed by the library; that of a write is expected as parsed, like `request` did with `json`.
    (value) => callback(null, undefined, method === 'GET' ? JSON.stringify(value) : value),
    // 'null' beside the error, because the library parses the body after it rejected.
    (error) => callback(error, undefined, 'null'),
  );
}

async function send(method, { url, headers, json }) {
  const settings = scope.getStore();
  if (!settings)
    throw new Error('zendesk-node-api was called outside of within(): it has no transport of its own.');
  return settings.transport({ method, url: tidy(url), headers: { ...headers, ...settings.headers }, json });
}

/** `/api/v2//tickets/1.json` -> `/api/v2/tickets/1`, the path in today's documentation. */
function tidy(url) {
  const tidied = new URL(url);
  tidied.pathname = tidied.pathname.replace(/\/{2,}/g, '/').replace(/\.json$/, '');
  return tidied.href;
}

module.exports = request;
