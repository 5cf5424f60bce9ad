import { all, ask, type Column, type Table } from '../api/glue';
import { to } from '../app/route';

export function databases() {
  return all(async token => {
    const page = await ask('GetDatabases', { NextToken: token, MaxResults: 100 });
    return { NextToken: page.NextToken, items: page.DatabaseList ?? [] };
  });
}

export function databaseHref(database: string): string {
  return to(['databases', database]);
}

export function tableHref(database: string, table: string, tab?: string): string {
  return to(['databases', database, 'tables', table], { tab });
}

/** What a table is kept as, in a word. */
export function format(table: Table): string {
  const said = table.Parameters?.table_type ?? table.Parameters?.classification;
  if (said) {
    return said.toLowerCase();
  }
  return table.TableType === 'VIRTUAL_VIEW' ? 'view' : (/(parquet|orc|avro|json|csv)/i.exec(table.StorageDescriptor?.InputFormat ?? '')?.[1]?.toLowerCase() ?? '–');
}

/** A column, or a field within one, as a row of a tree that is drawn flat. */
export interface Field {
  path: string;
  name: string;
  type: string;
  depth: number;
  comment: string;
  key: boolean;
  children: number;
}

/** The columns and, where they are structs, their fields, each below its parent. */
export function fields(columns: Column[], keys: Column[]): Field[] {
  return [
    ...columns.flatMap(column => tree(column.Name ?? '', column.Type ?? '', column.Comment ?? '', false)),
    ...keys.flatMap(column => tree(column.Name ?? '', column.Type ?? '', column.Comment ?? '', true)),
  ];
}

function tree(path: string, type: string, comment: string, key: boolean, depth = 0, name = path): Field[] {
  const below = membersOf(type).flatMap(([member, of]) => tree(`${path}.${member}`, of, '', key, depth + 1, member));
  return [{ path, name, type, depth, comment, key, children: below.length }, ...below];
}

/** The members of a struct, also within arrays and maps; none of a plain type. */
export function membersOf(type: string): [string, string][] {
  const text = type.trim();
  const inner = (word: string) => (text.startsWith(`${word}<`) && text.endsWith('>') ? text.slice(word.length + 1, -1) : undefined);
  const struct = inner('struct');
  if (struct !== undefined) {
    return split(struct).map(member => {
      const colon = member.indexOf(':');
      return [member.slice(0, colon).trim(), member.slice(colon + 1).trim()];
    });
  }
  const array = inner('array');
  if (array !== undefined) {
    return membersOf(array);
  }
  const map = inner('map');
  return map === undefined ? [] : membersOf(split(map)[1] ?? '');
}

/** At the commas that lie in no brackets. */
function split(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '<' || c === '(') {
      depth++;
    } else if (c === '>' || c === ')') {
      depth--;
    } else if (c === ',' && depth === 0) {
      found.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return text ? [...found, text.slice(from)] : found;
}
