import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import { useMemo, useState } from 'react';
import { numberOf, sorted, type Grid } from './output';
import { Plot } from './Plot';

const MOST = 500;

/** Rows that a cell showed: sorted by a click on a column, or drawn. */
export function DataTable({ grid }: { grid: Grid }) {
  const [order, setOrder] = useState<{ column: number; descending: boolean }>();
  const [shown, setShown] = useState('table');
  const numbers = useMemo(() => grid.columns.map((_, column) => column).filter(column => isNumeric(grid, column)), [grid]);
  const rows = useMemo(() => (order ? sorted(grid.rows, order.column, order.descending) : grid.rows), [grid, order]);
  const turn = (column: number) => setOrder(old => (old?.column !== column ? { column, descending: false } : old.descending ? undefined : { column, descending: true }));
  return (
    <div className="data">
      {numbers.length > 0 && grid.rows.length > 1 && (
        <SegmentedControl
          selectedId={shown} label="How the rows are shown" onChange={({ detail }) => setShown(detail.selectedId)}
          options={[{ id: 'table', text: 'Table' }, { id: 'bars', text: 'Bars' }, { id: 'line', text: 'Line' }]}
        />
      )}
      {shown === 'table' ? (
        <div className="data-rows" tabIndex={0} role="region" aria-label="Rows">
          <table>
            <thead>
              <tr>
                {grid.columns.map((name, column) => (
                  <th key={column} scope="col" className={numbers.includes(column) ? 'number' : ''} aria-sort={order?.column !== column ? 'none' : order.descending ? 'descending' : 'ascending'}>
                    <button type="button" onClick={() => turn(column)}>{name || '#'}<span aria-hidden="true">{order?.column !== column ? '' : order.descending ? ' ↓' : ' ↑'}</span></button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST).map((row, place) => (
                <tr key={place}>{row.map((text, column) => <td key={column} className={`${numbers.includes(column) ? 'number' : ''} ${text === 'NULL' ? 'nothing' : ''}`}>{text}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : <Drawn grid={grid} rows={rows} numbers={numbers} shape={shown as 'bars' | 'line'} />}
      <small className="data-note">{`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`}{rows.length > MOST && `, of which ${MOST} are listed`}{grid.note && ` · ${grid.note}`}</small>
    </div>
  );
}

function Drawn({ grid, rows, numbers, shape }: { grid: Grid; rows: string[][]; numbers: number[]; shape: 'bars' | 'line' }) {
  const [column, setColumn] = useState(numbers[numbers.length - 1]!);
  const [along, setAlong] = useState(() => grid.columns.findIndex((_, place) => place !== numbers[numbers.length - 1]!));
  const options = (columns: number[]) => columns.map(place => ({ value: String(place), label: grid.columns[place] || '#' }));
  const all = grid.columns.map((_, place) => place);
  const chosen = (place: number) => ({ value: String(place), label: place < 0 ? 'Row' : grid.columns[place] || '#' });
  return (
    <>
      <div className="data-axes">
        <Select selectedOption={chosen(column)} options={options(numbers)} onChange={({ detail }) => setColumn(Number(detail.selectedOption.value))} inlineLabelText="Drawn" />
        <Select selectedOption={chosen(along)} options={[{ value: '-1', label: 'Row' }, ...options(all)]} onChange={({ detail }) => setAlong(Number(detail.selectedOption.value))} inlineLabelText="Along" />
      </div>
      <Plot shape={shape} name={grid.columns[column] ?? ''} points={rows.map((row, place) => ({ label: along < 0 ? String(place + 1) : row[along]!, value: numberOf(row[column]!) }))} />
    </>
  );
}

function isNumeric(grid: Grid, column: number): boolean {
  const values = grid.rows.map(row => row[column]!).filter(text => text !== '' && text !== 'NULL' && text !== 'NaN');
  return values.length > 0 && values.every(text => !Number.isNaN(numberOf(text)));
}
