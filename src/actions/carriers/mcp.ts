import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  StreamableHTTPClientTransport,
  StreamableHTTPError,
} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { NoAnswer, Refused } from '../../domain/errors.ts';
import type { Call, Carry } from '../parts.ts';
import { guardFetch } from './guardFetch.ts';
import { beforeSending, renderAll, scopeOf, withKey } from './http.ts';
import { named } from './send.ts';
import { urlOf } from './url.ts';

const PAGES = 20;

/**
 * A tool of an MCP server over streamable HTTP. What it answers is data and nothing else.
 * https://modelcontextprotocol.io/specification/2025-06-18/server/tools
 */
export function createMcpCarrier({ fetch }: { fetch: typeof globalThis.fetch }): Carry {
  return async (call) => {
    const { carry } = call.action;
    if (!('mcp' in carry)) throw new TypeError('this action is not carried by an MCP server');
    const { tool, server, headers } = carry.mcp;
    const { url, sent } = beforeSending(() => ({
      url: urlOf(server, {}, { secrets: call.secrets }),
      sent: withKey(renderAll(headers, scopeOf(call)), call),
    }));
    const transport = new StreamableHTTPClientTransport(url, {
      requestInit: { headers: sent },
      fetch: guardFetch(fetch, call.signal) as never,
      reconnectionOptions: {
        maxRetries: 0,
        initialReconnectionDelay: 0,
        maxReconnectionDelay: 0,
        reconnectionDelayGrowFactor: 1,
      },
    });
    const client = new Client({ name: 'deskhand', version: '1' });
    let isSent = false;
    try {
      const options = { signal: call.signal, timeout: call.action.timeoutMs };
      await client.connect(transport as never, options);
      await checkTool(client, tool, call, options);
      isSent = true;
      const asked = { name: tool, arguments: call.arguments, _meta: { 'idempotency-key': call.key } };
      return read((await client.callTool(asked, undefined, options)) as Answer);
    } catch (error) {
      throw typed(error, call, isSent);
    } finally {
      await client.close().catch(() => {});
    }
  };
}

/** The tool is there and asks for nothing that the action does not have. */
async function checkTool(
  client: Client,
  name: string,
  { arguments: given }: Call,
  options: object,
): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const listed = await client.listTools(cursor === undefined ? {} : { cursor }, options);
    const tool = listed.tools.find((one) => one.name === name);
    if (tool) {
      const missing = (tool.inputSchema.required ?? []).find((one) => !(one in given));
      if (missing) throw new Refused(`the tool wants ${missing}`, { status: 400, code: 'tool_mismatch' });
      return;
    }
    cursor = listed.nextCursor;
    if (cursor === undefined) break;
  }
  throw new Refused('there is no such tool', { status: 404, code: 'no_tool' });
}

interface Answer {
  isError?: boolean | undefined;
  structuredContent?: unknown;
  content?: unknown;
}

/** What is structured stands as it is; else one text as its JSON, or the texts. */
function read({ isError, structuredContent, content }: Answer): unknown {
  if (isError) throw new Refused('the tool said no', { status: 422, code: 'tool_error' });
  if (structuredContent !== undefined) return structuredContent;
  const parts = (content ?? []) as { type: string; text?: string }[];
  const texts = parts.flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : []));
  const [only = ''] = texts;
  if (texts.length !== 1) return texts;
  try {
    return JSON.parse(only);
  } catch {
    return only;
  }
}

function typed(error: unknown, { signal }: Call, isSent: boolean): unknown {
  if (error instanceof Refused) return error;
  if (signal.aborted)
    return isSent ? new NoAnswer('nothing came in time', { code: 'timeout' }) : notSent('timeout');
  if (error instanceof McpError) return ofProtocol(error, isSent);
  if (
    error instanceof StreamableHTTPError &&
    error.code !== undefined &&
    error.code >= 400 &&
    error.code < 500
  )
    return new Refused('the MCP server said no', { status: error.code });
  const known = named(new NoAnswer('the MCP server could not be reached', { code: 'network', cause: error }));
  return isSent ? known : notSent(known instanceof NoAnswer ? known.code : 'network');
}

function ofProtocol({ code }: McpError, isSent: boolean): Error {
  if (code === ErrorCode.RequestTimeout)
    return isSent ? new NoAnswer('nothing came in time', { code: 'timeout' }) : notSent('timeout');
  if (code === ErrorCode.ConnectionClosed)
    return isSent ? new NoAnswer('it broke off', { code: 'network' }) : notSent('network');
  return new Refused('the MCP server said no', { status: 422, code: `mcp_${Math.abs(code)}` });
}

/** Before the tool was called: nothing has happened. */
const notSent = (code: string) =>
  new Refused('the tool was not called', { status: 503, code, retryAfterMs: 200 });
