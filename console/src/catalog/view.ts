import type { Table } from '../api/glue';

/** The texts of a view, one in each of its dialects. */
export function viewTexts(table: Table): { dialect: string; text: string }[] {
  const many = (table.ViewDefinition?.Representations ?? []).map(one => ({ dialect: `${one.Dialect ?? 'SQL'} ${one.DialectVersion ?? ''}`.trim(), text: one.ViewOriginalText ?? one.ViewExpandedText ?? '' }));
  if (many.length > 0) {
    return many;
  }
  const text = table.ViewOriginalText || table.ViewExpandedText;
  return text ? [presto(text) ?? { dialect: 'SQL', text }] : [];
}

/** Athena, Presto and Trino keep a view as a comment that holds JSON in Base64. */
function presto(text: string): { dialect: string; text: string } | undefined {
  const packed = /^\/\* Presto View: ([A-Za-z0-9+/=]+) \*\/$/.exec(text.trim())?.[1];
  try {
    const json = new TextDecoder().decode(Uint8Array.from(atob(packed ?? ''), c => c.charCodeAt(0)));
    return packed ? { dialect: 'Presto and Trino', text: String((JSON.parse(json) as { originalSql?: unknown }).originalSql) } : undefined;
  } catch {
    return undefined;
  }
}
