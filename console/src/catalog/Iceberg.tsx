import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TableView from '@cloudscape-design/components/table';
import type { Table } from '../api/glue';
import { useLoad } from '../api/load';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { bytes, duration, Time } from '../parts/time';
import { evolution, metadataOf, optimizerRuns, type Metadata, type OptimizerRun, type Snapshot } from './iceberg';

/** An Iceberg table by its metadata: snapshots, how schema and partitioning came to be, files, optimizers. */
export function Iceberg({ table, account }: { table: Table; account: string }) {
  const found = useLoad(() => metadataOf(table), [table.Parameters?.metadata_location]);
  const metadata = found.value;
  return (
    <SpaceBetween size="l">
      <Failure error={found.error} again={found.again} />
      {metadata && (
        <>
          <Facts metadata={metadata} location={table.Parameters?.metadata_location ?? ''} />
          <Snapshots metadata={metadata} />
          <TableView
            items={evolution(metadata).reverse()}
            trackBy={one => String(one.schema)}
            header={<Header variant="h2" counter={`(${metadata.schemas?.length ?? 0})`}>Schemas</Header>}
            wrapLines
            columnDefinitions={[
              { id: 'schema', header: 'Schema', cell: one => `${one.schema}${one.schema === metadata['current-schema-id'] ? ' (current)' : ''}`, isRowHeader: true },
              { id: 'changes', header: 'What changed', cell: one => <span className="wrap">{one.changes.join('; ') || 'nothing but its order'}</span>, minWidth: 260 },
            ]}
          />
          <TableView
            items={metadata['partition-specs'] ?? []}
            trackBy={spec => String(spec['spec-id'])}
            header={<Header variant="h2">Partitioning</Header>}
            wrapLines
            columnDefinitions={[
              { id: 'spec', header: 'Spec', cell: spec => `${spec['spec-id']}${spec['spec-id'] === metadata['default-spec-id'] ? ' (current)' : ''}`, isRowHeader: true },
              { id: 'fields', header: 'Fields', cell: spec => spec.fields.map(field => `${field.transform}: ${field.name}`).join(', ') || 'not partitioned' },
            ]}
          />
        </>
      )}
      <Optimizers table={table} account={account} />
    </SpaceBetween>
  );
}

function current(metadata: Metadata): Snapshot | undefined {
  return metadata.snapshots?.find(snapshot => snapshot['snapshot-id'] === metadata['current-snapshot-id']);
}

function Facts({ metadata, location }: { metadata: Metadata; location: string }) {
  const summary = current(metadata)?.summary ?? {};
  const count = (key: string) => (summary[key] === undefined ? '–' : Number(summary[key]).toLocaleString());
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Records', value: count('total-records') },
          { label: 'Data files', value: count('total-data-files') },
          { label: 'Size', value: summary['total-files-size'] ? bytes(Number(summary['total-files-size'])) : '–' },
          { label: 'Delete files', value: count('total-delete-files') },
          { label: 'Format version', value: metadata['format-version'] },
          { label: 'Changed', value: <Time at={metadata['last-updated-ms'] / 1000} /> },
          { label: 'Branches and tags', value: Object.entries(metadata.refs ?? {}).map(([name, ref]) => `${name} (${ref.type})`).join(', ') || '–' },
          { label: 'Metadata', value: <span className="mono wrap">{location}</span> },
        ]}
      />
    </Container>
  );
}

function Snapshots({ metadata }: { metadata: Metadata }) {
  const snapshots = [...(metadata.snapshots ?? [])].reverse();
  return (
    <TableView<Snapshot>
      items={snapshots}
      trackBy={snapshot => String(snapshot['snapshot-id'])}
      header={<Header variant="h2" counter={`(${snapshots.length})`}>Snapshots</Header>}
      empty={<Empty title="No snapshot yet">Nothing has been written to the table.</Empty>}
      wrapLines
      columnDefinitions={[
        { id: 'id', header: 'Snapshot', cell: one => <span className="mono">{String(one['snapshot-id'])}{one['snapshot-id'] === metadata['current-snapshot-id'] ? ' (current)' : ''}</span>, isRowHeader: true },
        { id: 'at', header: 'When', cell: one => <Time at={one['timestamp-ms'] / 1000} /> },
        { id: 'what', header: 'Operation', cell: one => one.summary?.operation ?? '–' },
        { id: 'records', header: 'Records + / −', cell: one => `${one.summary?.['added-records'] ?? 0} / ${one.summary?.['deleted-records'] ?? 0}` },
        { id: 'files', header: 'Files + / −', cell: one => `${one.summary?.['added-data-files'] ?? 0} / ${one.summary?.['deleted-data-files'] ?? 0}` },
        { id: 'schema', header: 'Schema', cell: one => one['schema-id'] ?? '–' },
      ]}
    />
  );
}

function Optimizers({ table, account }: { table: Table; account: string }) {
  const found = useLoad(() => optimizerRuns(table, account), [table.DatabaseName, table.Name]);
  return (
    <>
      <Failure error={found.error} again={found.again} />
      <TableView<OptimizerRun>
        items={found.value ?? []}
        loading={!found.value && !found.error}
        loadingText="Loading runs"
        header={<Header variant="h2" counter={found.value && `(${found.value.length})`}>Runs of optimizers</Header>}
        empty={<Empty title="No runs">Compaction, retention and the deletion of orphan files run once they are set by CreateTableOptimizer.</Empty>}
        wrapLines
        columnDefinitions={[
          { id: 'type', header: 'Optimizer', cell: run => run.type, isRowHeader: true },
          { id: 'event', header: 'State', cell: run => <StatusIndicator type={run.event === 'failed' ? 'error' : run.event === 'completed' ? 'success' : 'in-progress'}>{run.event.replaceAll('_', ' ')}</StatusIndicator> },
          { id: 'started', header: 'Started', cell: run => <Time at={run.started} /> },
          { id: 'took', header: 'Took', cell: run => duration(run.started && run.ended ? run.ended - run.started : undefined) },
          { id: 'figures', header: 'What it did', cell: run => <span className="wrap">{run.error || run.figures || '–'}</span> },
        ]}
      />
    </>
  );
}
