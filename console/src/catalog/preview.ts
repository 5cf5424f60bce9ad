import { get } from '../api/call';

export interface Preview {
  Columns: { Name: string; Type: string; Key: boolean }[];
  Rows: { File: number; Values: (string | null)[]; Bad?: string }[];
  Files: string[];
  Notes: string[];
}

/** The first rows of a table, read by the server as the table says. */
export function preview(database: string, table: string, signal?: AbortSignal): Promise<Preview> {
  return get('api/preview', [['database', database], ['table', table], ['rows', '100']], signal);
}

const NUMBERS = /^(tinyint|smallint|int|integer|bigint|float|double|decimal.*)$/i;

export function isNumber(type: string): boolean {
  return NUMBERS.test(type);
}
