import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import TableView from '@cloudscape-design/components/table';
import { useEffect, useState } from 'react';
import type { CallError } from '../api/call';
import type { Session } from '../api/glue';
import { asCallError, useLoad, type Loaded } from '../api/load';
import { to } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { usePaged } from '../parts/paged';
import { State } from '../parts/State';
import { duration, useNow } from '../parts/time';
import { notebookOf, openSessions, stopSession } from './sessions';

const LOOK = 5_000;

/** The sessions that are open, looked at again and again while the page is seen. */
export function useSessions(): Loaded<Session[]> {
  const found = useLoad(openSessions, []);
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && found.again(), LOOK);
    return () => clearInterval(timer);
  }, [found.again]);
  return found;
}

/** What runs, of notebooks and of whoever else has a session: seen, so that it can be ended. */
export function Running({ sessions }: { sessions: Loaded<Session[]> }) {
  const [error, setError] = useState<CallError>();
  const now = useNow((sessions.value?.length ?? 0) > 0);
  const paged = usePaged(sessions.value ?? []);
  const stop = (id: string) => stopSession(id).then(sessions.again, (e: unknown) => setError(asCallError(e)));
  return (
    <>
      <Failure error={error ?? sessions.error} again={sessions.again} />
      <TableView<Session>
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="Id"
        loading={!sessions.value && !sessions.error}
        loadingText="Loading sessions"
        header={<Header variant="h2" counter={sessions.value && `(${sessions.value.length})`} description="Of notebooks, kernels and other clients.">Running sessions</Header>}
        empty={<Empty title="No session runs">The first cell that is run begins one.</Empty>}
        wrapLines
        columnDefinitions={[
          { id: 'of', header: 'Notebook', cell: one => <Of session={one} />, isRowHeader: true, minWidth: 130 },
          { id: 'state', header: 'State', cell: one => <State state={one.Status} />, minWidth: 130 },
          { id: 'since', header: 'For', cell: one => duration(now - (one.CreatedOn ?? now)), minWidth: 90 },
          { id: 'size', header: 'Workers', cell: one => `${one.NumberOfWorkers ?? '–'} × ${one.WorkerType ?? '–'}`, minWidth: 110 },
          { id: 'id', header: 'Session', cell: one => <Link href={to(['sessions', one.Id ?? ''])}><span className="mono wrap">{one.Id}</span></Link> },
          { id: 'acts', header: 'Actions', cell: one => <Button variant="inline-link" ariaLabel={`Stop ${one.Id}`} onClick={() => void stop(one.Id ?? '')}>Stop</Button>, minWidth: 90 },
        ]}
      />
    </>
  );
}

function Of({ session }: { session: Session }) {
  const name = notebookOf(session);
  return name ? <Link href={to(['notebooks', name])}><span className="wrap">{name}</span></Link> : <span className="wrap">{session.Description || '–'}</span>;
}
