/** The summary of a crawl is JSON within JSON: {@code {"TABLE": "{\"ADD\": \"{\\\"Count\\\":1,...}\"}"}}. */
type Level = Record<string, unknown>;

const DONE: Record<string, string> = { ADD: 'added', UPDATE: 'changed', DELETE: 'deleted' };

/** In words: "2 tables added, 7 partitions added". */
export function changed(summary: string | undefined): string {
  const parts: string[] = [];
  for (const [thing, done] of Object.entries(level(summary))) {
    for (const [what, details] of Object.entries(level(done))) {
      const count = Number(level(details).Count ?? 0);
      const word = DONE[what];
      if (count > 0 && word) {
        parts.push(`${count} ${thing.toLowerCase()}${count === 1 ? '' : 's'} ${word}`);
      }
    }
  }
  return parts.join(', ') || (summary ? 'Nothing' : '');
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
