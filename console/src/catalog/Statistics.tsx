import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { ask, type Table } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Time } from '../parts/time';
import './chart.css';
import { rowCount, statisticsOf, type Figures } from './statistics';

const ROLE = 'arn:aws:iam::000000000000:role/glue';

/** What is known of the columns' values, drawn: how many are missing, how many differ. */
export function Statistics({ table }: { table: Table }) {
  const [error, setError] = useState<CallError>();
  const [begun, setBegun] = useState('');
  const found = useLoad(signal => statisticsOf(table, signal), [table.DatabaseName, table.Name, begun]);
  const rows = rowCount(table);
  const most = Math.max(1, rows ?? 0, ...(found.value ?? []).map(one => Math.max(one.distinct ?? 0, one.nulls ?? 0)));
  function compute(): void {
    ask('StartColumnStatisticsTaskRun', { DatabaseName: table.DatabaseName, TableName: table.Name, Role: ROLE }).then(
      answer => {
        setError(undefined);
        setBegun(answer.ColumnStatisticsTaskRunId ?? '');
      },
      (e: unknown) => setError(asCallError(e)),
    );
  }
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel="Look again" onClick={found.again} />
      <Button onClick={compute}>Compute statistics</Button>
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="m">
      <Failure error={error ?? found.error} again={found.again} />
      <TableView<Figures>
        items={found.value ?? []}
        trackBy="column"
        loading={!found.value && !found.error}
        loadingText="Loading statistics"
        header={<Header variant="h2" actions={actions} counter={found.value && `(${found.value.length})`} description={[rows ? `${rows.toLocaleString()} rows.` : '', begun ? 'They are being computed; look again in a while.' : ''].join(' ')}>Column statistics</Header>}
        empty={<Empty title="No statistics yet">Spark reads the table once and counts; readers plan better with them.</Empty>}
        wrapLines
        columnDefinitions={[
          { id: 'column', header: 'Column', cell: one => <b className="wrap">{one.column}</b>, isRowHeader: true, minWidth: 140 },
          { id: 'type', header: 'Type', cell: one => <span className="mono wrap">{one.type}</span>, minWidth: 90 },
          { id: 'nulls', header: 'Missing', cell: one => <Amount amount={one.nulls} most={rows ?? most} tone="missing" />, minWidth: 130 },
          { id: 'distinct', header: 'Different values', cell: one => <Amount amount={one.distinct} most={rows ?? most} tone="different" />, minWidth: 130 },
          { id: 'range', header: 'Range', cell: one => <span className="mono wrap">{one.least || one.most ? `${one.least} … ${one.most}` : '–'}</span>, minWidth: 130 },
          { id: 'length', header: 'Length', minWidth: 90, cell: one => one.length ? <span className="even" title="mean / longest">{one.length}</span> : '–' },
          { id: 'at', header: 'Computed', cell: one => <Time at={one.at} /> },
        ]}
      />
    </SpaceBetween>
  );
}

/** A count as a bar beside its number; the whole is the table's rows. */
function Amount({ amount, most, tone }: { amount: number | undefined; most: number; tone: string }) {
  if (amount === undefined) {
    return <>–</>;
  }
  const part = Math.min(100, (100 * amount) / most);
  return (
    <span className="amount" title={`${amount.toLocaleString()} of ${most.toLocaleString()}`}>
      <span className="amount-track" aria-hidden="true"><span className={`amount-bar ${tone}`} style={{ width: `${amount > 0 ? Math.max(2, part) : 0}%` }} /></span>
      <span>{amount.toLocaleString()}</span>
    </span>
  );
}
