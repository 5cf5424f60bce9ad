import { useCallback, useEffect, useRef, useState } from 'react';
import { listen, MISSED, type Change } from '../live/live';
import { CallError } from './call';

export interface Loaded<T> {
  value?: T;
  error?: CallError;
  loading: boolean;
  again: () => void;
}

const GATHER = 150;

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

  const again = useCallback(() => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState(old => (old.key === key ? { ...old, loading: true } : { key, loading: true }));
    latest.current.load(own.signal).then(
      value => own.signal.aborted || setState({ key, value, loading: false }),
      (error: unknown) => own.signal.aborted || setState(old => ({ ...old, key, error: asCallError(error), loading: false })),
    );
  }, [key]);

  useEffect(() => {
    again();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const stop = listen(change => {
      if (!gathering && (change.kind === MISSED || latest.current.concerns(change))) {
        gathering = setTimeout(() => {
          gathering = undefined;
          again();
        }, GATHER);
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
