import { ask, type Table } from '../api/glue';
import { asCallError } from '../api/load';
import { parts, readText } from '../objects/s3';

export interface Snapshot {
  'snapshot-id': number | string;
  'parent-snapshot-id'?: number | string;
  'timestamp-ms': number;
  'schema-id'?: number;
  summary?: Record<string, string>;
}

export interface IcebergSchema {
  'schema-id': number;
  fields: { id: number; name: string; type: unknown; required: boolean; doc?: string }[];
}

/** What the pages need of a table's metadata. */
export interface Metadata {
  'format-version': number;
  'table-uuid': string;
  'last-updated-ms': number;
  'current-snapshot-id'?: number | string | null;
  'current-schema-id'?: number;
  'default-spec-id'?: number;
  schemas?: IcebergSchema[];
  'partition-specs'?: { 'spec-id': number; fields: { name: string; transform: string; 'source-id': number }[] }[];
  snapshots?: Snapshot[];
  refs?: Record<string, { 'snapshot-id': number | string; type: string }>;
  properties?: Record<string, string>;
}

export function isIceberg(table: Table): boolean {
  return table.Parameters?.table_type?.toUpperCase() === 'ICEBERG';
}

/** The metadata that the table points to; ids of snapshots are longer than numbers here can be. */
export async function metadataOf(table: Table): Promise<Metadata> {
  const place = parts(table.Parameters?.metadata_location ?? '');
  if (!place) {
    throw new Error('The table names no metadata_location in S3.');
  }
  const text = await readText(place.bucket, place.key);
  return JSON.parse(text.replace(/"((?:current-|parent-)?snapshot-id)"\s*:\s*(-?\d+)/g, '"$1":"$2"')) as Metadata;
}

const OPTIMIZERS = ['compaction', 'retention', 'orphan_file_deletion'] as const;

export interface OptimizerRun {
  type: string;
  event: string;
  started?: number;
  ended?: number;
  error: string;
  figures: string;
}

/** What the table's optimizers did; none where none is set. */
export async function optimizerRuns(table: Table, account: string): Promise<OptimizerRun[]> {
  const found: OptimizerRun[] = [];
  for (const type of OPTIMIZERS) {
    try {
      const page = await ask('ListTableOptimizerRuns', { CatalogId: account, DatabaseName: table.DatabaseName, TableName: table.Name, Type: type });
      found.push(...(page.TableOptimizerRuns ?? []).map(run => ({
        type: type.replaceAll('_', ' '),
        event: run.eventType ?? '',
        ...(run.startTimestamp ? { started: run.startTimestamp } : {}),
        ...(run.endTimestamp ? { ended: run.endTimestamp } : {}),
        error: run.error ?? '',
        figures: Object.entries(run.compactionMetrics?.IcebergMetrics ?? run.retentionMetrics?.IcebergMetrics ?? run.orphanFileDeletionMetrics?.IcebergMetrics ?? {}).map(([key, value]) => `${key} ${value}`).join(', '),
      })));
    } catch (e) {
      if (asCallError(e).code !== 'EntityNotFoundException') {
        throw e;
      }
    }
  }
  return found.sort((a, b) => (b.started ?? 0) - (a.started ?? 0));
}

/** Which fields came, went or changed from one schema to the next. */
export function evolution(metadata: Metadata): { schema: number; changes: string[] }[] {
  const schemas = [...(metadata.schemas ?? [])].sort((a, b) => a['schema-id'] - b['schema-id']);
  return schemas.map((schema, i) => {
    const before = new Map((schemas[i - 1]?.fields ?? []).map(field => [field.id, field]));
    const changes: string[] = [];
    for (const field of schema.fields) {
      const old = before.get(field.id);
      before.delete(field.id);
      if (i === 0) {
        changes.push(`${field.name} ${shown(field.type)}`);
      } else if (!old) {
        changes.push(`added ${field.name} ${shown(field.type)}`);
      } else if (old.name !== field.name) {
        changes.push(`renamed ${old.name} to ${field.name}`);
      } else if (shown(old.type) !== shown(field.type)) {
        changes.push(`${field.name}: ${shown(old.type)} became ${shown(field.type)}`);
      } else if (old.required !== field.required) {
        changes.push(`${field.name} is ${field.required ? 'required' : 'optional'} now`);
      }
    }
    before.forEach(field => changes.push(`removed ${field.name}`));
    return { schema: schema['schema-id'], changes };
  });
}

function shown(type: unknown): string {
  return typeof type === 'string' ? type : String((type as { type?: string })?.type ?? JSON.stringify(type));
}
