/** The summary of a crawl is JSON within JSON: {@code {"TABLE": "{\"ADD\": \"{\\\"Count\\\":1,\\\"Details\\\":{\\\"names\\\":[...]}}\"}"}}. */
type Level = Record<string, unknown>;

export interface Changed {
  thing: string;
  what: string;
  count: number;
  /** Of some of them, where the server says so. */
  names: string[];
}

const DONE: Record<string, string> = { ADD: 'added', UPDATE: 'changed', DELETE: 'deleted' };

export function changes(summary: string | undefined): Changed[] {
  return Object.entries(level(summary)).flatMap(([thing, done]) =>
    Object.entries(level(done)).flatMap(([what, details]) => {
      const count = Number(level(details).Count ?? 0);
      const word = DONE[what];
      const names = level(level(details).Details).names;
      return count > 0 && word ? [{ thing: thing.toLowerCase(), what: word, count, names: Array.isArray(names) ? names.map(String) : [] }] : [];
    }),
  );
}

/** In words: "2 tables added, 7 partitions added". */
export function changed(summary: string | undefined): string {
  return changes(summary).map(({ thing, what, count }) => `${count} ${thing}${count === 1 ? '' : 's'} ${what}`).join(', ') || (summary ? 'Nothing' : '');
}

function level(value: unknown): Level {
  if (typeof value === 'string') {
    try {
      return level(JSON.parse(value));
    } catch {
      return {};
    }
  }
  return typeof value === 'object' && value !== null ? (value as Level) : {};
}
