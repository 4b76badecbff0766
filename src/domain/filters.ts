const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The year 9999: years behind it are written in another way. */
const LAST_MS = Date.UTC(9999, 11, 31);
const AMOUNT = /^P?T?(-?\d+(?:\.\d+)?)(?: ?[A-Za-z%]+)?$/;

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
  /** So many days later, written as the value is, with its time if it has one: `slots.day | plus_days: 14`. */
  plus_days(from, days) {
    const [day, rest] = [String(from).slice(0, 10), String(from).slice(10)];
    const ms =
      DAY.test(day) && Number.isInteger(Number(days)) ? Date.parse(day) + Number(days) * DAY_MS : Number.NaN;
    return Math.abs(ms) <= LAST_MS ? new Date(ms).toISOString().slice(0, 10) + rest : undefined;
  },
  /** The number in a value that has a unit: `40.00 EUR` is 40, `P2M` is 2, `20%` is 20. */
  amount(value) {
    const [, figure] = AMOUNT.exec(String(value)) ?? [];
    return figure === undefined ? undefined : Number(figure);
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
