import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { get } from '../api/call';
import type { Table } from '../api/glue';
import { useLoad } from '../api/load';
import { to } from '../app/route';
import { runHref } from '../jobs/jobs';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { State } from '../parts/State';
import { Time } from '../parts/time';

interface Seen {
  Id: string;
  JobName: string;
  State: string;
  StartedOn: number;
  Way: 'read' | 'written';
  Location: string;
  Files: number;
  Rows: number;
}

/** Who writes and who reads a table: the runs of jobs that did so at its location, and its crawler. */
export function Lineage({ table }: { table: Table }) {
  const location = table.StorageDescriptor?.Location ?? '';
  const found = useLoad(
    signal => (location ? get<{ Looked: number; Runs: Seen[] }>('api/lineage', [['location', location]], signal) : Promise.resolve({ Looked: 0, Runs: [] })),
    [location],
    change => change.kind === 'job-run',
  );
  const crawler = table.Parameters?.UPDATED_BY_CRAWLER;
  const runs = found.value?.Runs ?? [];
  return (
    <SpaceBetween size="l">
      <Failure error={found.error} again={found.again} />
      {crawler && <div>Its schema is kept by the crawler <Link href={to(['crawlers', crawler])}>{crawler}</Link>.</div>}
      <Ways title="Written by" runs={runs.filter(run => run.Way === 'written')} loading={!found.value && !found.error} looked={found.value?.Looked ?? 0} />
      <Ways title="Read by" runs={runs.filter(run => run.Way === 'read')} loading={!found.value && !found.error} looked={found.value?.Looked ?? 0} />
    </SpaceBetween>
  );
}

function Ways({ title, runs, loading, looked }: { title: string; runs: Seen[]; loading: boolean; looked: number }) {
  return (
    <TableView<Seen>
      items={runs}
      trackBy={run => `${run.Id} ${run.Location}`}
      loading={loading}
      loadingText="Looking through the latest runs"
      header={<Header variant="h2" counter={`(${runs.length})`} description={`Of the latest ${looked} runs on this server.`}>{title}</Header>}
      empty={<Empty title="No run">Runs of Spark jobs note down which files they read and write.</Empty>}
      wrapLines
      columnDefinitions={[
        { id: 'job', header: 'Job', cell: run => <Link href={runHref(run.JobName, run.Id)}>{run.JobName}</Link>, isRowHeader: true },
        { id: 'state', header: 'State', cell: run => <State state={run.State} />, minWidth: 130 },
        { id: 'at', header: 'Started', cell: run => <Time at={run.StartedOn / 1000} /> },
        { id: 'rows', header: 'Rows', cell: run => run.Rows.toLocaleString() },
        { id: 'files', header: 'Files', cell: run => run.Files.toLocaleString() },
        { id: 'where', header: 'Where', cell: run => <span className="mono wrap">{run.Location}</span> },
      ]}
    />
  );
}
