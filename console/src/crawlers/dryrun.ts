import { post } from '../api/call';
import type { Crawler } from '../api/glue';
import { bytes } from '../parts/time';

export interface Planned {
  Name: string;
  Change: 'CREATE' | 'UPDATE' | 'REFRESH' | 'KEEP' | 'SKIP';
  Why: string;
  Location: string;
  Format: string;
  Columns: { Name: string; Type: string }[];
  Keys: { Name: string; Type: string }[];
  Partitions: number;
  NewPartitions: number;
  FirstPartitions: string[][];
  Files: number;
  Bytes: number;
  Records: number;
}

export interface DryRun {
  Tables: Planned[];
  Gone: string[];
  Notes: string[];
  /** Whether all files were looked at. */
  Whole: boolean;
}

/** What CreateCrawler takes. */
export interface CrawlerSettings extends Partial<Omit<Crawler, 'Schedule'>> {
  Schedule?: string | undefined;
}

/** What a crawler with these settings would do now; nothing is written. */
export function dryRun(settings: CrawlerSettings): Promise<DryRun> {
  return post('api/dry-run', settings);
}

/** The settings of a crawler that is there. */
export function settingsOf(crawler: Crawler): CrawlerSettings {
  const { Name, DatabaseName, TablePrefix, Targets, Classifiers, SchemaChangePolicy, RecrawlPolicy, Configuration, Role } = crawler;
  return { Name, DatabaseName, TablePrefix, Targets, Classifiers, SchemaChangePolicy, RecrawlPolicy, Configuration, Role } as CrawlerSettings;
}

const WOULD: Record<Planned['Change'], string> = { CREATE: 'would be added', UPDATE: 'would change', REFRESH: 'stays; its figures change', KEEP: 'stays as it is', SKIP: 'would not be added' };

/** In a line: "orders would be added: csv, 1 file, 4.2 KB, 3 columns, 2 new partitions". */
export function sentence(table: Planned): string {
  const facts = [table.Format, many(table.Files, 'file'), bytes(table.Bytes), many(table.Columns.length, 'column')];
  if (table.Keys.length > 0) {
    facts.push(table.NewPartitions === table.Partitions || table.NewPartitions === 0 ? many(table.Partitions, table.NewPartitions > 0 ? 'new partition' : 'partition') : `${table.Partitions} partitions, ${table.NewPartitions} of them new`);
  }
  return `${WOULD[table.Change]}: ${facts.filter(Boolean).join(', ')}`;
}

/** A partition as its folder is named: "year=2024/month=1". */
export function partitionName(table: Planned, values: string[]): string {
  return values.map((value, place) => `${table.Keys[place]?.Name ?? place}=${value}`).join('/');
}

function many(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
