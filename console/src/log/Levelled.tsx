import Box from '@cloudscape-design/components/box';
import { useEffect, useState } from 'react';
import { useLoad } from '../api/load';
import { Failure } from '../parts/Failure';
import { stretches } from './ansi';
import { level, ofLevel, type LogName, type Shown } from './log';

/** While a log grows, how often it is looked through at most. */
const PAUSE = 5_000;

/** The lines of a level alone, of the whole log; each leads to its place among the others. */
export function Levelled({ log, shown, size, go }: { log: LogName; shown: Exclude<Shown, 'all'>; size: number; go: (at: number) => void }) {
  const settled = useSettled(size);
  const found = useLoad(signal => ofLevel(log, shown, signal), [log.group, log.stream, shown]);
  useEffect(() => {
    if (settled > 0) {
      found.again();
    }
  }, [settled]);
  const lines = found.value?.lines ?? [];
  return (
    <div className="log-lines mono" tabIndex={0} role="log" aria-label={shown === 'errors' ? 'Errors' : 'Warnings and errors'} aria-live="off">
      <Failure error={found.error} again={found.again} />
      {found.value && lines.length === 0 && <Box padding="s" color="text-body-secondary">No line of the log is one.</Box>}
      {lines.map(line => (
        <button key={line.At} type="button" className={`log-line ${level(line.Text)}`} title="Show it among the others" onClick={() => go(line.At)}>
          <span className="log-time">{new Date(line.Time).toLocaleTimeString(undefined, { hour12: false })}</span>
          <span>{stretches(line.Text).map(part => part.text).join('')}</span>
        </button>
      ))}
      {found.value?.more && <Box padding="s" color="text-body-secondary">There are more: these are among the first thousand that look like it. The search finds the others.</Box>}
    </div>
  );
}

/** A value that changes often, told from time to time. */
function useSettled(value: number): number {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value !== settled) {
      const timer = setTimeout(() => setSettled(value), PAUSE);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [value > settled, settled]);
  return settled;
}
