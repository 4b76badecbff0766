/** Failures in a row after which a hook is not asked for a while, and for how long. */
const MOST = 3;
const OFF_MS = 60_000;

interface Switch {
  failures: number;
  until: number;
  because: string;
}

/** Switches a hook off that fails again and again; after a while it is tried once. Keys are `file.hook`. */
export function createSwitches(now: () => number) {
  const switches = new Map<string, Switch>();
  return {
    isOff: (key: string) => (switches.get(key)?.until ?? 0) > now(),
    worked: (key: string) => void switches.delete(key),
    failed(key: string, because: string) {
      const failures = (switches.get(key)?.failures ?? 0) + 1;
      switches.set(key, { failures, because, until: failures >= MOST ? now() + OFF_MS : 0 });
    },
    offIn: (file: string) =>
      [...switches].flatMap(([key, { until, because }]) =>
        key.startsWith(`${file}.`) && until > now()
          ? [{ hook: key.slice(file.length + 1), until, because }]
          : [],
      ),
  };
}
