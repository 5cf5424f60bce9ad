import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { ask, type Table, type TableVersion } from '../api/glue';
import { useLoad } from '../api/load';
import { restate, useRoute } from '../app/route';
import { Failure } from '../parts/Failure';
import { Schema } from './Schema';
import { differences } from './difference';

/** A version exactly as it was kept, and beside it what differs from another. */
export function Versions({ table }: { table: Table }) {
  const { query } = useRoute();
  const found = useLoad(async () => (await ask('GetTableVersions', { DatabaseName: table.DatabaseName, TableName: table.Name, MaxResults: 100 })).TableVersions ?? [], [table.DatabaseName, table.Name, table.VersionId]);
  const versions = found.value ?? [];
  const chosen = versions.find(version => version.VersionId === query.get('version')) ?? versions[0];
  const other = versions.find(version => version.VersionId === query.get('against')) ?? versions[versions.indexOf(chosen!) + 1];
  const options = versions.map(option);
  if (!chosen?.Table) {
    return <Failure error={found.error} again={found.again} />;
  }
  return (
    <SpaceBetween size="l">
      <SpaceBetween direction="horizontal" size="m">
        <FormField label="Version"><Select selectedOption={option(chosen)} options={options} onChange={({ detail }) => restate({ version: detail.selectedOption.value })} /></FormField>
        {other && <FormField label="Compared with"><Select selectedOption={option(other)} options={options} onChange={({ detail }) => restate({ against: detail.selectedOption.value })} /></FormField>}
      </SpaceBetween>
      {other?.Table && (
        <TableView
          items={differences(other.Table, chosen.Table)}
          header={<Header variant="h2">What differs</Header>}
          empty={<Box>Nothing differs.</Box>}
          wrapLines
          columnDefinitions={[
            { id: 'what', header: 'What', cell: d => d.what, isRowHeader: true },
            { id: 'before', header: `In version ${other.VersionId}`, cell: d => <span className="mono wrap">{d.before || '(not there)'}</span> },
            { id: 'after', header: `In version ${chosen.VersionId}`, cell: d => <span className="mono wrap">{d.after || '(not there)'}</span> },
          ]}
        />
      )}
      <Header variant="h2">{`Version ${chosen.VersionId}, as it was kept`}</Header>
      <Schema columns={chosen.Table.StorageDescriptor?.Columns ?? []} keys={chosen.Table.PartitionKeys ?? []} />
    </SpaceBetween>
  );
}

function option(version: TableVersion) {
  const at = version.Table?.UpdateTime;
  return { value: version.VersionId ?? '', label: `${version.VersionId}`, description: at ? new Date(at * 1000).toLocaleString() : '' };
}
