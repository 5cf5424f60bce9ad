import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Crawler } from '../api/glue';
import { useLoad } from '../api/load';
import { Failure } from '../parts/Failure';
import { dryRun, partitionName, sentence, settingsOf, type DryRun as Told, type Planned } from './dryrun';

/** What a crawler that is there would do now. */
export function DryRunOf({ crawler, close }: { crawler: Crawler; close: () => void }) {
  const told = useLoad(() => dryRun(settingsOf(crawler)), [crawler.Name, crawler.Version]);
  return (
    <Modal visible size="large" onDismiss={close} header="What a run would do now" closeAriaLabel="Close" footer={<Box float="right"><Button onClick={close}>Close</Button></Box>}>
      <Failure error={told.error} again={told.again} />
      {!told.value && !told.error && <Box>Looking at the data …</Box>}
      {told.value && <DryRun told={told.value} />}
    </Modal>
  );
}

/** The tables that a crawl would make or change, with their columns and partitions. */
export function DryRun({ told }: { told: Told }) {
  return (
    <SpaceBetween size="s">
      <Box variant="strong">{told.Tables.length === 0 ? 'It finds no tables there' : `It finds ${told.Tables.length} ${told.Tables.length === 1 ? 'table' : 'tables'}; nothing is written yet`}</Box>
      {!told.Whole && <Alert type="info">There is much: only the first files were looked at. A run looks at all, and may find more.</Alert>}
      {told.Notes.length > 0 && <Alert type="info">{told.Notes.map(note => <div key={note} className="wrap">{note}</div>)}</Alert>}
      {told.Gone.length > 0 && <Alert type="warning" header="Their data is gone"><span className="wrap">{told.Gone.join(', ')}</span></Alert>}
      {told.Tables.slice(0, 50).map(table => <Found key={table.Name} table={table} open={told.Tables.length === 1} />)}
      {told.Tables.length > 50 && <Box color="text-body-secondary">And {told.Tables.length - 50} more.</Box>}
    </SpaceBetween>
  );
}

function Found({ table, open }: { table: Planned; open: boolean }) {
  return (
    <ExpandableSection defaultExpanded={open} headerText={<><span className="wrap">{table.Name}</span> <Box variant="span" fontWeight="normal"><span data-planned={table.Name}>{sentence(table)}</span></Box></>}>
      <SpaceBetween size="xs">
        {table.Why && <Box><span className="wrap">{table.Why}</span></Box>}
        <span className="mono wrap">{table.Location}</span>
        <div className="planned">
          <table>
            <thead><tr><th scope="col">Column</th><th scope="col">Type</th></tr></thead>
            <tbody>
              {table.Columns.slice(0, 200).map(column => <tr key={column.Name}><td className="mono">{column.Name}</td><td className="mono wrap">{column.Type}</td></tr>)}
              {table.Keys.map(key => <tr key={`key ${key.Name}`}><td className="mono">{key.Name}</td><td className="mono">{key.Type}, partition key</td></tr>)}
            </tbody>
          </table>
        </div>
        {table.Columns.length > 200 && <Box color="text-body-secondary">And {table.Columns.length - 200} more columns.</Box>}
        {table.FirstPartitions.length > 0 && (
          <Box>Partitions: <span className="mono wrap">{table.FirstPartitions.map(values => partitionName(table, values)).join(', ')}{table.Partitions > table.FirstPartitions.length ? ', …' : ''}</span></Box>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
