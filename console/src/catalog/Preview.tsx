import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Table } from '../api/glue';
import { useLoad } from '../api/load';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { format } from './catalog';
import { isNumber, preview, type Preview as Shown } from './preview';
import './preview.css';
import { viewTexts } from './view';

const ROW = 28;
const WIDTH = 160;

/** The first hundred rows of a table; a record that readers get otherwise than it was meant says why. */
export function Preview({ table }: { table: Table }) {
  return format(table) === 'view' || table.ViewDefinition ? <View table={table} /> : <Rows table={table} />;
}

/** A view has no rows of its own: the text that makes them, in each dialect. */
function View({ table }: { table: Table }) {
  return (
    <SpaceBetween size="m">
      <Empty title="A view has no files to look into">
        Its rows are made by the engine that runs its text, and this server has none. A job shows them: <span className="mono wrap">{`spark.sql("SELECT * FROM ${table.DatabaseName}.${table.Name} LIMIT 100").show()`}</span>
      </Empty>
      {viewTexts(table).map(({ dialect, text }) => (
        <div key={dialect}><Box variant="h3">{dialect}</Box><div className="snippet"><pre className="mono">{text}</pre></div></div>
      ))}
    </SpaceBetween>
  );
}

function Rows({ table }: { table: Table }) {
  const found = useLoad(signal => preview(table.DatabaseName ?? '', table.Name ?? '', signal), [table.DatabaseName, table.Name, table.VersionId]);
  const shown = found.value;
  const bad = shown?.Rows.filter(row => row.Bad).length ?? 0;
  return (
    <SpaceBetween size="s">
      <Failure error={found.error} again={found.again} />
      {!shown && !found.error && <Box>Reading the first rows …</Box>}
      {shown && shown.Notes.length > 0 && (
        <Alert type="info">{shown.Notes.map(note => <div key={note} className="wrap">{note}</div>)}</Alert>
      )}
      {bad > 0 && (
        <Alert type="warning" header={`${bad} bad ${bad === 1 ? 'record' : 'records'}`}>
          They are marked: readers of this table get them with nulls, or not at all. Point at a mark to see why.
        </Alert>
      )}
      {shown && shown.Rows.length === 0 && <Empty title="No rows">There is nothing to show at the table's location.</Empty>}
      {shown && shown.Rows.length > 0 && (
        <>
          <div className="preview-bar">
            <Box variant="small">{`${shown.Rows.length} rows from ${shown.Files.length} ${shown.Files.length === 1 ? 'file' : 'files'}`}</Box>
            <Button iconName="refresh" variant="icon" ariaLabel="Read the rows again" onClick={found.again} />
          </div>
          <Grid shown={shown} />
        </>
      )}
    </SpaceBetween>
  );
}

/** Rows and columns of which only those in sight are drawn. */
function Grid({ shown }: { shown: Shown }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: shown.Rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10 });
  const columns = useVirtualizer({ horizontal: true, count: shown.Columns.length, getScrollElement: () => scroller.current, estimateSize: () => WIDTH, overscan: 4 });
  const width = columns.getTotalSize();
  return (
    <div className="preview" ref={scroller} role="table" aria-label="First rows" aria-rowcount={shown.Rows.length + 1} aria-colcount={shown.Columns.length} tabIndex={0}>
      <div className="preview-head" role="row" style={{ width: width + 56 }}>
        <span role="columnheader" className="preview-number">Row</span>
        {columns.getVirtualItems().map(item => {
          const column = shown.Columns[item.index]!;
          return (
            <span key={item.index} role="columnheader" className="preview-cell" style={{ left: item.start + 56 }} title={`${column.Name} ${column.Type}${column.Key ? ' (partition key)' : ''}`}>
              <b>{column.Name}</b> <small>{column.Type}</small>
            </span>
          );
        })}
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), width: width + 56, position: 'relative' }}>
        {rows.getVirtualItems().map(item => {
          const row = shown.Rows[item.index]!;
          return (
            <div key={item.index} role="row" className={`preview-row ${row.Bad ? 'bad-record' : ''}`} style={{ transform: `translateY(${item.start}px)`, width: width + 56 }}>
              <span role="rowheader" className="preview-number" title={row.Bad ? `Bad record: ${row.Bad}` : shown.Files[row.File]}>{row.Bad ? `⚠ ${item.index + 1}` : item.index + 1}</span>
              {columns.getVirtualItems().map(column => {
                const value = row.Values[column.index];
                return (
                  <span key={column.index} role="cell" className={`preview-cell mono ${isNumber(shown.Columns[column.index]!.Type) ? 'number' : ''} ${value === null ? 'nothing' : ''}`} style={{ left: column.start + 56 }} title={value ?? 'null'}>
                    {value ?? 'null'}
                  </span>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
