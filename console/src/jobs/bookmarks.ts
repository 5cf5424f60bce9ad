/** How far one source of a job has got. */
export interface Context {
  name: string;
  kind: string;
  /** Up to when files count as seen, in epoch seconds. */
  until?: number;
  files: { path: string; at: number }[];
  /** For rows of a database: the key of the last one. */
  keys: string;
}

interface Source {
  type?: string;
  mark?: number;
  files?: Record<string, number>;
  keys?: string[];
  order?: string;
  values?: string[];
}

/** What a bookmark's text says of each transformation_ctx. */
export function contextsOf(text: string | undefined): Context[] {
  let read: unknown;
  try {
    read = JSON.parse(text || '{}');
  } catch {
    return [];
  }
  if (typeof read !== 'object' || read === null) {
    return [];
  }
  return Object.entries(read as Record<string, Source>).map(([name, source]) => ({
    name,
    kind: source.type === 'jdbc' ? 'rows of a database' : 'files',
    ...(source.mark && source.mark > 0 ? { until: source.mark / 1000 } : {}),
    files: Object.entries(source.files ?? {}).map(([path, at]) => ({ path, at: at / 1000 })).sort((a, b) => b.at - a.at),
    keys: (source.keys ?? []).map((key, i) => `${key} ${source.order === 'desc' ? 'down' : 'up'} to ${source.values?.[i] ?? '?'}`).join(', '),
  }));
}
