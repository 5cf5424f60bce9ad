import type { Table } from '../api/glue';

export interface Difference {
  what: string;
  before: string;
  after: string;
}

/** What differs between two versions of a table: columns, keys, storage, SerDe, parameters. */
export function differences(before: Table, after: Table): Difference[] {
  const old = facts(before);
  const now = facts(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter(what => old.get(what) !== now.get(what))
    .map(what => ({ what, before: old.get(what) ?? '', after: now.get(what) ?? '' }));
}

function facts(table: Table): Map<string, string> {
  const storage = table.StorageDescriptor;
  const found = new Map<string, string>();
  const add = (what: string, value: string | undefined) => value !== undefined && value !== '' && found.set(what, value);
  add('description', table.Description);
  (storage?.Columns ?? []).forEach(column => add(`column ${column.Name}`, [column.Type, column.Comment].filter(Boolean).join(' · ')));
  add('order of columns', (storage?.Columns ?? []).map(column => column.Name).join(', '));
  (table.PartitionKeys ?? []).forEach(column => add(`partition key ${column.Name}`, column.Type));
  add('location', storage?.Location);
  add('input format', storage?.InputFormat);
  add('output format', storage?.OutputFormat);
  add('SerDe', storage?.SerdeInfo?.SerializationLibrary);
  Object.entries(storage?.SerdeInfo?.Parameters ?? {}).forEach(([key, value]) => add(`SerDe parameter ${key}`, value));
  Object.entries(table.Parameters ?? {}).forEach(([key, value]) => add(`parameter ${key}`, value));
  return found;
}
