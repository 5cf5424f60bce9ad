import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { listen, MISSED, type Change } from '../live/live';
import { CallError } from './call';

export interface Loaded<T> {
  value?: T;
  error?: CallError;
  loading: boolean;
  again: () => void;
}

const GATHER = 150;
/** So long an answer is waited for before the question is given up for a newer one. */
const PATIENCE = 5_000;

/**
 * Asks for something when what it depends on changes, and again when a change of interest is told. What is shown stays
 * until the new answer is there.
 */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  needs: unknown[],
  concerns: (change: Change) => boolean = () => false,
): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: CallError; loading: boolean }>({ key: '', loading: true });
  const key = JSON.stringify(needs);
  const latest = useRef({ load, concerns });
  latest.current = { load, concerns };
  const running = useRef<AbortController>(undefined);
  const asked = useRef(0);

  const again = useCallback(() => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    asked.current = Date.now();
    const done = () => {
      if (own === running.current) {
        asked.current = 0;
      }
      return !own.signal.aborted;
    };
    setState(old => (old.key === key ? { ...old, loading: true } : { key, loading: true }));
    latest.current.load(own.signal).then(
      // Drawing much of it gives way to what somebody does meanwhile.
      value => done() && startTransition(() => setState({ key, value, loading: false })),
      (error: unknown) => done() && setState(old => ({ ...old, key, error: asCallError(error), loading: false })),
    );
  }, [key]);

  useEffect(() => {
    again();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let came = false;
    // The first change is shown at once; those that come with it, or before it is answered, are one more question.
    const gather = () => {
      gathering = setTimeout(() => {
        gathering = undefined;
        if (came) {
          look();
        }
      }, GATHER);
    };
    const look = () => {
      came = Date.now() - asked.current < PATIENCE;
      if (!came) {
        again();
      }
      gather();
    };
    const stop = listen(change => {
      if (change.kind !== MISSED && !latest.current.concerns(change)) {
        return;
      }
      if (gathering) {
        came = true;
      } else {
        look();
      }
    });
    return () => {
      stop();
      clearTimeout(gathering);
      running.current?.abort();
    };
  }, [again]);

  return state.key === key ? { ...state, again } : { loading: true, again };
}

export function asCallError(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError('Defect', String(error), '', 0);
}
