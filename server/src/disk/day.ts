// A day as people write it, as an instant.

/** The first instant of a day `YYYY-MM-DD`, UTC; undefined for anything else. */
export function parseDay(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const instant = Date.parse(`${value}T00:00:00Z`);
  // 30 February is taken for a day in March.
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== value ? undefined : instant;
}
