import Select from '@cloudscape-design/components/select';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { duration, useNow } from '../parts/time';
import { coloured } from './code';
import { CodeEditor } from './CodeEditor';
import { timesOf, type Desk } from './desk';
import { isCode, type Cell, type Kind } from './ipynb';
import { Markdown } from './Markdown';
import { failingLine } from './output';
import { Outputs } from './Outputs';
import type { CellRun } from './runner';

export const KINDS: Record<Kind, string> = { python: 'Python', sql: 'SQL', markdown: 'Markdown', raw: 'Raw' };

interface Props {
  desk: Desk;
  cell: Cell;
  place: number;
  active: boolean;
  editing: boolean;
  run: CellRun | undefined;
  /** Counts what gives the active cell the focus. */
  grabs: number;
}

/** A cell: its number, state and time in the margin, its text, what it has shown. */
export const CellView = memo(function CellView({ desk, cell, place, active, editing, run, grabs }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ x: number; y: number }>();
  const label = `Cell ${place + 1}, ${KINDS[cell.kind]}`;
  useEffect(() => {
    if (active && grabs > 0) {
      box.current?.scrollIntoView({ block: 'nearest' });
      if (!editing) {
        box.current?.focus({ preventScroll: true });
      }
    }
  }, [active, editing, grabs]);
  const error = cell.outputs.find(output => output.output_type === 'error');
  const failing = error && failingLine(cell.kind, error);
  const write = (x: number, y: number) => {
    setAt({ x, y });
    desk.choose(cell.id, true);
  };
  return (
    <div
      ref={box} className={`cell ${active ? 'active' : ''} ${editing ? 'editing' : ''} ${run ? run.state : ''} ${error ? 'failed' : ''}`}
      role="group" aria-label={label} tabIndex={active ? 0 : -1} data-cell={cell.id} data-state={run?.state ?? stateOf(cell)}
      onFocus={event => event.target === box.current && !active && desk.choose(cell.id)}
    >
      <div onMouseDown={() => desk.choose(cell.id)}><Margin cell={cell} run={run} /></div>
      <div className="cell-body">
        {editing ? (
          <CodeEditor desk={desk} cell={cell} label={label} at={at} />
        ) : cell.kind === 'markdown' && cell.source.trim() ? (
          <div onMouseDown={() => desk.choose(cell.id)} onDoubleClick={event => write(event.clientX, event.clientY)}><Markdown text={cell.source} /></div>
        ) : (
          <div
            className="cell-source" onMouseDown={event => { if (event.button === 0 && !event.shiftKey) { event.preventDefault(); write(event.clientX, event.clientY); } }}
          >
            <Source cell={cell} failing={failing} />
          </div>
        )}
        {active && <KindSelect desk={desk} cell={cell} />}
        {cell.outputs.length > 0 && <Outputs outputs={cell.outputs} />}
      </div>
    </div>
  );
});

function KindSelect({ desk, cell }: { desk: Desk; cell: Cell }) {
  const options = Object.entries(KINDS).filter(([kind]) => kind !== 'raw' || cell.kind === 'raw').map(([value, label]) => ({ value, label }));
  return (
    <div className="cell-kind">
      <Select selectedOption={{ value: cell.kind, label: KINDS[cell.kind] }} options={options} onChange={({ detail }) => desk.become(detail.selectedOption.value as Kind, cell.id)} ariaLabel="What the cell is" />
    </div>
  );
}

/** The text while nobody writes in it, in the same colours; the line that failed is marked. */
function Source({ cell, failing }: { cell: Cell; failing: number | undefined }) {
  const lines = useMemo(() => coloured(cell.source, cell.kind), [cell.source, cell.kind]);
  return (
    <pre className="source">
      {lines.map((line, place) => (
        <div key={place} className={failing === place + 1 ? 'failing' : ''}>
          {line.length === 0 || (line.length === 1 && !line[0]!.text) ? ' ' : line.map((part, i) => (part.classes ? <span key={i} className={part.classes}>{part.text}</span> : part.text))}
        </div>
      ))}
    </pre>
  );
}

function stateOf(cell: Cell): string {
  return cell.outputs.some(output => output.output_type === 'error') ? 'failed' : cell.count === null ? 'new' : 'done';
}

const WORDS: Record<string, string> = { queued: 'Waits', running: 'Runs', failed: 'Failed', done: 'Done', new: 'Not run' };

function Margin({ cell, run }: { cell: Cell; run: CellRun | undefined }) {
  if (!isCode(cell)) {
    return <div className="margin" />;
  }
  const state = run?.state ?? stateOf(cell);
  const times = timesOf(cell);
  return (
    <div className={`margin ${state}`}>
      {cell.kind === 'sql' && <span className="margin-kind">SQL</span>}
      <span className="margin-count">[{run ? '*' : cell.count ?? ' '}]</span>
      <span className="margin-state" title={times && !run ? `from ${new Date(times.start).toLocaleString()}` : undefined}>
        <Sign state={state} /> {run?.state === 'running' ? <Ticking since={run.since} /> : state === 'new' ? '' : run || !times ? WORDS[state] : short(times.end - times.start)}
      </span>
      <span className="unseen">{WORDS[state]}</span>
    </div>
  );
}

const SIGNS: Record<string, string> = { queued: 'M8 3.5v5l3 2 M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0z', running: 'M5 3l8 5-8 5z', failed: 'M4 4l8 8M12 4l-8 8', done: 'M3 8.5l3.5 3.5L13 4.5' };

function Sign({ state }: { state: string }) {
  return SIGNS[state] ? <svg width="11" height="11" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={SIGNS[state]} /></svg> : null;
}

function Ticking({ since }: { since: number }) {
  const now = useNow(true);
  return <>{duration(Math.max(0, now - since / 1000))}</>;
}

/** Milliseconds as people say them. */
export function short(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : milliseconds < 10_000 ? `${(milliseconds / 1000).toFixed(1)} s` : duration(milliseconds / 1000);
}
