import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { lastLines, linesAfter, linesBefore, onGrowth, type LogName } from './log';
import { earlier, EMPTY, joined, longer, of, type Window } from './window';

const AROUND = 100;
const WITHOUT_NEWS = 5_000;

/** A log that is read where the reader looks, and at its end as it grows. */
export function useLog(log: LogName, live: boolean) {
  const [window, setWindow] = useState<Window>(EMPTY);
  const [error, setError] = useState<CallError>();
  const [reading, setReading] = useState(false);
  const now = useRef(window);
  now.current = window;
  const busy = useRef(false);
  const anew = useRef(false);
  const key = `${log.group} ${log.stream}`;

  const read = useCallback(async (what: () => Promise<void>) => {
    if (busy.current) {
      anew.current = true;
      return;
    }
    busy.current = true;
    setReading(true);
    try {
      do {
        anew.current = false;
        await what();
      } while (anew.current);
      setError(undefined);
    } catch (e) {
      setError(asCallError(e));
    } finally {
      busy.current = false;
      setReading(false);
    }
  }, []);

  const toEnd = useCallback(() => read(async () => setWindow(of(await lastLines(log)))), [key]);

  const more = useCallback(() => read(async () => {
    const from = now.current.after;
    const page = await linesAfter(log, from);
    setWindow(held => longer(held, from, page));
  }), [key]);

  const back = useCallback(() => {
    const until = now.current.before;
    return until > 0 && !busy.current
      ? read(async () => {
          const page = await linesBefore(log, until);
          setWindow(held => earlier(held, until, page));
        })
      : Promise.resolve();
  }, [key]);

  /** Goes to a line anywhere in the log. */
  const jump = useCallback(async (at: number) => {
    const held = now.current;
    if (held.lines.some(line => line.At === at)) {
      return;
    }
    const [front, rest] = await Promise.all([linesBefore(log, at, AROUND), linesAfter(log, at)]);
    setWindow(joined(front, rest));
  }, [key]);

  useEffect(() => {
    setWindow(EMPTY);
    setError(undefined);
    void toEnd();
  }, [key]);

  useEffect(() => {
    if (!live) {
      // What came at the very end.
      void (now.current.size === 0 ? toEnd() : more());
      return undefined;
    }
    const grown = () => void (now.current.lines.length === 0 ? toEnd() : now.current.after >= now.current.size ? more() : undefined);
    const stop = onGrowth(log, grown);
    // A run of another server, or a log that is not there yet, tells nothing.
    const timer = setInterval(grown, WITHOUT_NEWS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [key, live]);

  return { window, error, reading, toEnd, more, back, jump };
}
