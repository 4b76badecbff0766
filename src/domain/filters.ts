const DAY_MS = 86_400_000;

/** What templates and conditions of flows and actions can do beside Liquid's own filters. */
export const FILTERS: Record<string, (...given: unknown[]) => unknown> = {
  /** The values of an object as a list: `product.variants | values | where: "available", true`. */
  values: (value) => (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []),
  keys: (value) => (isObject(value) ? Object.keys(value) : []),
  /** Whole days from the value to another moment: `order.delivered_at | days_until: now`. */
  days_until(from, to) {
    const ms = Date.parse(String(to)) - Date.parse(String(from));
    return Number.isNaN(ms) ? undefined : Math.floor(ms / DAY_MS);
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
