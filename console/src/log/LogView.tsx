import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { restate, useRoute } from '../app/route';
import { bytes } from '../parts/time';
import { stretches } from './ansi';
import { Levelled } from './Levelled';
import { ERRORS, fileOf, level, search, type Found, type Line, type LogName, type Shown } from './log';
import './log.css';
import { useLog } from './useLog';

const LEVELS: { value: Shown; label: string }[] = [{ value: 'all', label: 'All lines' }, { value: 'warnings', label: 'Warnings and errors' }, { value: 'errors', label: 'Errors' }];

const ROW = 18;
const NEAR = 40 * ROW;
const TYPING = 250;

/** A log of any size: opened at its end, followed while it grows, searched as a whole by the server. */
export function LogView({ log, live, label }: { log: LogName; live: boolean; label: string }) {
  const { window, error, reading, toEnd, more, back, jump } = useLog(log, live);
  const { query } = useRoute();
  const shown = levelOf(query.get('level'));
  const [follow, setFollow] = useState(true);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>();
  const [hit, setHit] = useState(-1);
  const [marked, setMarked] = useState<number>();
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: window.lines.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 30 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && follow) {
      element.scrollTop = element.scrollHeight;
    } else if (element && window.grewInFront !== 0) {
      element.scrollTop += window.grewInFront * ROW;
    }
  }, [window, follow]);

  function scrolled(): void {
    const element = scroller.current;
    if (!element || window.lines.length === 0) {
      return;
    }
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (follow && below > 3 * ROW) {
      setFollow(false);
    } else if (!follow && below < ROW && window.after >= window.size) {
      setFollow(true);
    }
    if (element.scrollTop < NEAR && !follow) {
      void back();
    } else if (below < NEAR && window.after < window.size) {
      void more();
    }
  }

  function show(at: number): void {
    setFollow(false);
    setMarked(at);
    void jump(at);
  }
  // Once the marked line is held, it is brought into sight.
  useLayoutEffect(() => {
    const index = marked === undefined ? -1 : window.lines.findIndex(line => line.At === marked);
    if (index >= 0) {
      rows.scrollToIndex(index, { align: 'center' });
    }
  }, [marked, window.lines[0]?.At]);

  useEffect(() => {
    setFound(undefined);
    setHit(-1);
    setMarked(undefined);
    if (!text) {
      return undefined;
    }
    const own = new AbortController();
    const timer = setTimeout(() => {
      search(log, [text], own.signal).then(
        result => {
          setFound(result);
          if (result.Lines.length > 0) {
            setHit(0);
            show(result.Lines[0]!);
          }
        },
        () => undefined,
      );
    }, TYPING);
    return () => {
      own.abort();
      clearTimeout(timer);
    };
  }, [text, log.group, log.stream]);

  function step(by: number): void {
    if (found && found.Lines.length > 0) {
      const next = (hit + by + found.Lines.length) % found.Lines.length;
      setHit(next);
      show(found.Lines[next]!);
    }
  }

  useEffect(() => {
    // A browser's own search sees only the lines that are drawn.
    const keys = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
        const input = box.current?.querySelector('input');
        if (input) {
          event.preventDefault();
          input.focus();
          input.select();
        }
      }
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);

  async function firstError(): Promise<void> {
    const result = await search(log, ERRORS);
    setFound(result);
    if (result.Lines[0] !== undefined) {
      setHit(0);
      show(result.Lines[0]);
    }
  }

  function choose(what: Shown): void {
    restate({ level: what === 'all' ? undefined : what });
  }

  const count = found ? (found.Total === 0 ? 'Not found' : `${hit + 1} of ${found.Total}`) : '';
  return (
    <div className="log" ref={box}>
      <div className="log-bar">
        <div className="log-search">
          <Input
            type="search" clearAriaLabel="Clear the search" value={text} placeholder={`Search the whole ${label}`} ariaLabel={`Search the whole ${label}`}
            onChange={({ detail }) => setText(detail.value)}
            onKeyDown={({ detail }) => detail.key === 'Enter' && step(detail.shiftKey ? -1 : 1)}
          />
        </div>
        <span className="log-count" role="status">{count}</span>
        <Button iconName="angle-up" variant="icon" ariaLabel="Previous hit" disabled={!found?.Lines.length} onClick={() => step(-1)} />
        <Button iconName="angle-down" variant="icon" ariaLabel="Next hit" disabled={!found?.Lines.length} onClick={() => step(1)} />
        <Button onClick={() => void firstError()}>First error</Button>
        <Select
          selectedOption={LEVELS.find(one => one.value === shown) ?? LEVELS[0]!} options={LEVELS} ariaLabel="Which lines are shown" expandToViewport
          onChange={({ detail }) => choose(detail.selectedOption.value as Shown)}
        />
        <Button disabled={follow} onClick={() => { setFollow(true); void toEnd(); }}>{live ? 'Follow' : 'To the end'}</Button>
        <Button iconName="download" href={fileOf(log)} download ariaLabel={`${bytes(window.size)}: download the ${label}`}>{bytes(window.size)}</Button>
      </div>
      {shown !== 'all' && <Levelled log={log} shown={shown} size={window.size} go={at => { choose('all'); show(at); }} />}
      <div hidden={shown !== 'all'} className="log-lines mono" ref={scroller} onScroll={scrolled} tabIndex={0} role="log" aria-label={label} aria-live="off">
        {window.lines.length === 0 ? (
          <Box padding="s" color="text-body-secondary">{nothing(error?.status, error?.message, reading, live)}</Box>
        ) : (
          <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
            {rows.getVirtualItems().map(item => {
              const line = window.lines[item.index]!;
              return <Row key={line.At} line={line} top={item.start} marked={line.At === marked} />;
            })}
          </div>
        )}
      </div>
    </div>
  );
}

function levelOf(said: string | null): Shown {
  return LEVELS.find(one => one.value === said)?.value ?? 'all';
}

function nothing(status: number | undefined, message: string | undefined, reading: boolean, live: boolean): string {
  if (status && status !== 404) {
    return message ?? '';
  }
  return reading ? 'Loading …' : live ? 'Nothing has been written yet; what is written appears here.' : 'Nothing was written here.';
}

export const Row = memo(function Row({ line, top, marked }: { line: Line; top: number; marked: boolean }) {
  const time = new Date(line.Time);
  return (
    <div className={`log-row ${level(line.Text)} ${marked ? 'marked' : ''}`} style={{ transform: `translateY(${top}px)` }}>
      <span className="log-time" title={time.toISOString()}>{time.toLocaleTimeString(undefined, { hour12: false })}</span>
      <span>
        {stretches(line.Text).map((part, i) => (
          <span key={i} className={`${part.color === undefined ? '' : `ansi-${part.color}`} ${part.bold ? 'ansi-bold' : ''}`}>{part.text}</span>
        ))}
      </span>
    </div>
  );
});
