import { isBuiltin, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Of Node itself: what computes, and reaches nothing outside. */
export const ALLOWED = new Set(
  'assert buffer crypto events path querystring string_decoder timers timers/promises url util stream'.split(
    ' ',
  ),
);
/** Node's permission model covers files and processes, not the network: https://nodejs.org/docs/latest-v24.x/api/permissions.html */
const GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'Request', 'BroadcastChannel'];
const OF_PROCESS = [
  'kill',
  'binding',
  '_linkedBinding',
  'dlopen',
  'getBuiltinModule',
  'send',
  'chdir',
  'abort',
];

/** Takes from this process what hooks are not to have. What remains is in docs/hooks.md: it is no sandbox against malice. */
export function confine(folder: string): { importLiquid: () => Promise<typeof import('../liquid.ts')> } {
  const own = pathToFileURL(`${folder}/`).href;
  const house = new URL('../../', import.meta.url).href;
  const isTrusted = (url: string | undefined) =>
    url === undefined ||
    (!url.startsWith(own) && (url.startsWith(house) || url.includes('/node_modules/liquidjs/')));
  const liquid = new URL('../liquid.ts', import.meta.url).href;

  registerHooks({
    resolve(specifier, context, next) {
      if (isTrusted(context.parentURL)) return next(specifier, context);
      const name = specifier.replace(/^node:/, '');
      if (isBuiltin(specifier) && !ALLOWED.has(name))
        throw new Error(`hooks may not import "${specifier}": helpers.fetch reaches the hosts of bot.yaml`);
      return next(specifier, context);
    },
  });
  for (const name of GLOBALS) delete (globalThis as Record<string, unknown>)[name];
  for (const name of OF_PROCESS)
    Object.defineProperty(process, name, { value: undefined, configurable: true });
  return { importLiquid: () => import(liquid) };
}
