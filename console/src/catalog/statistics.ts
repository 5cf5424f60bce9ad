import { ask, type ColumnStatistics, type Table } from '../api/glue';

/** What is known of a column's values. */
export interface Figures {
  column: string;
  type: string;
  least: string;
  most: string;
  nulls?: number;
  distinct?: number;
  length: string;
  at?: number;
}

const AT_ONCE = 100;
const MOST = 500;

/** Of the first columns of a table, as far as statistics were computed or given. */
export async function statisticsOf(table: Table, signal: AbortSignal): Promise<Figures[]> {
  const names = (table.StorageDescriptor?.Columns ?? []).map(column => column.Name ?? '').slice(0, MOST);
  const found: Figures[] = [];
  for (let i = 0; i < names.length; i += AT_ONCE) {
    const page = await ask('GetColumnStatisticsForTable', { DatabaseName: table.DatabaseName, TableName: table.Name, ColumnNames: names.slice(i, i + AT_ONCE) }, signal);
    found.push(...(page.ColumnStatisticsList ?? []).map(figures));
  }
  return found;
}

type Data = Record<string, unknown>;

function figures(one: ColumnStatistics): Figures {
  const data = (Object.entries(one.StatisticsData ?? {}).find(([key, value]) => key !== 'Type' && value)?.[1] ?? {}) as Data;
  const number = (key: string) => (typeof data[key] === 'number' ? (data[key] as number) : undefined);
  const isDate = one.StatisticsData?.Type === 'DATE';
  const value = (key: string) => {
    const said = data[key];
    if (said === undefined || said === null) {
      return '';
    }
    return isDate ? new Date(Number(said) * 1000).toISOString().slice(0, 10) : typeof said === 'object' ? decimal(said as Data) : String(said);
  };
  const nulls = number('NumberOfNulls');
  const distinct = number('NumberOfDistinctValues') ?? (number('NumberOfTrues') === undefined ? undefined : [data.NumberOfTrues, data.NumberOfFalses].filter(Boolean).length);
  return {
    column: one.ColumnName ?? '',
    type: one.ColumnType ?? '',
    least: value('MinimumValue'),
    most: value('MaximumValue'),
    ...(nulls === undefined ? {} : { nulls }),
    ...(distinct === undefined ? {} : { distinct }),
    length: number('MaximumLength') === undefined ? '' : `${(number('AverageLength') ?? 0).toFixed(1)} / ${number('MaximumLength')}`,
    ...(one.AnalyzedTime ? { at: one.AnalyzedTime } : {}),
  };
}

/** A decimal is its unscaled bytes, most significant first, and where its point is. */
function decimal(said: Data): string {
  const bytes = [...atob(String(said.UnscaledValue ?? ''))].map(c => c.charCodeAt(0));
  let whole = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  if (bytes[0] !== undefined && bytes[0] > 127) {
    whole -= 1n << BigInt(8 * bytes.length);
  }
  const scale = Number(said.Scale ?? 0);
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const text = scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return whole < 0n ? `-${text}` : text;
}

/** How many rows the table says that it has. */
export function rowCount(table: Table): number | undefined {
  const said = Number(table.Parameters?.recordCount ?? table.Parameters?.numRows ?? table.Parameters?.['spark.sql.statistics.numRows']);
  return Number.isFinite(said) && said > 0 ? said : undefined;
}
