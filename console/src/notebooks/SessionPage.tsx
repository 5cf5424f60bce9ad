import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import { useEffect, useState } from 'react';
import type { CallError } from '../api/call';
import { all, ask, type Session, type Statement } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, to, useRoute } from '../app/route';
import { LogView } from '../log/LogView';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { usePaged } from '../parts/paged';
import { Reference } from '../parts/Reference';
import { quoted } from '../parts/Copy';
import { State } from '../parts/State';
import { duration, Time, useNow } from '../parts/time';
import { isOpen, notebookOf, stopSession } from './sessions';

const LOOK = 3_000;

/** A session, whoever began it: how it is, what it was told to do, what it wrote. */
export default function SessionPage({ path }: PageProps) {
  const id = path[1] ?? '';
  const [error, setError] = useState<CallError>();
  const session = useLoad(async () => (await ask('GetSession', { Id: id })).Session, [id]);
  const live = session.value !== undefined && (isOpen(session.value) || session.value.Status === 'STOPPING');
  useEffect(() => {
    const timer = setInterval(() => live && !document.hidden && session.again(), LOOK);
    return () => clearInterval(timer);
  }, [live, session.again]);
  const stop = () => stopSession(id).then(session.again, (e: unknown) => setError(asCallError(e)));
  return (
    <Page title={`Session ${id}`} places={[{ text: 'Notebooks', path: ['notebooks'] }]} actions={session.value && isOpen(session.value) && <Button onClick={() => void stop()}>Stop</Button>}>
      <Failure error={error ?? session.error} again={session.again} />
      {session.value && (
        <SpaceBetween size="l">
          {session.value.ErrorMessage && <Alert type="error" header={`It ended as ${session.value.Status}`}><pre className="mono wrap">{session.value.ErrorMessage}</pre></Alert>}
          <Facts session={session.value} />
          <Parts session={session.value} live={live} />
          <Reference command={`aws glue get-session --id ${quoted(id)}`} />
        </SpaceBetween>
      )}
    </Page>
  );
}

function Facts({ session }: { session: Session }) {
  const now = useNow(isOpen(session));
  const notebook = notebookOf(session);
  const args = Object.entries(session.DefaultArguments ?? {});
  return (
    <Container header={<Header variant="h2"><State state={session.Status} /></Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Notebook', value: notebook ? <Link href={to(['notebooks', notebook])}><span className="wrap">{notebook}</span></Link> : session.Description || '–' },
          { label: 'Role', value: <span className="wrap">{session.Role}</span> },
          { label: 'Workers', value: `${session.NumberOfWorkers ?? '–'} × ${session.WorkerType ?? '–'}` },
          { label: 'Kind', value: session.SessionType === 'SPARK_CONNECT' ? 'Spark Connect' : session.Command?.Name ?? '–' },
          { label: 'Created', value: <Time at={session.CreatedOn} /> },
          { label: session.CompletedOn ? 'Ended' : 'There for', value: session.CompletedOn ? <Time at={session.CompletedOn} /> : duration(now - (session.CreatedOn ?? now)) },
          { label: 'Ends when idle for', value: session.IdleTimeout ? `${session.IdleTimeout} min` : '–' },
          { label: 'Usage profile', value: session.ProfileName ?? '–' },
          { label: 'Arguments', value: args.length === 0 ? '–' : <pre className="mono">{args.map(([key, value]) => `${key} ${value}`).join('\n')}</pre> },
        ]}
      />
    </Container>
  );
}

function Parts({ session, live }: { session: Session; live: boolean }) {
  const { query } = useRoute();
  const stream = session.Id ?? '';
  const log = (group: string, label: string) => <LogView log={{ group: `/aws-glue/sessions/${group}`, stream }} live={live} label={label} />;
  return (
    <Tabs
      i18nStrings={{ scrollLeftAriaLabel: 'Earlier tabs', scrollRightAriaLabel: 'Further tabs' }}
      activeTabId={query.get('log') ?? 'statements'}
      onChange={({ detail }) => restate({ log: detail.activeTabId })}
      tabs={[
        { id: 'statements', label: 'Statements', content: <Statements session={session} /> },
        { id: 'output', label: 'Output (stdout)', content: log('output', 'output') },
        { id: 'error', label: 'Errors and driver log (stderr)', content: log('error', 'error log') },
      ]}
    />
  );
}

function Statements({ session }: { session: Session }) {
  const found = useLoad(() => statementsOf(session), [session]);
  const paged = usePaged([...(found.value ?? [])].reverse());
  return (
    <>
      <Failure error={found.error} again={found.again} />
      <TableView<Statement>
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="Id"
        loading={!found.value && !found.error}
        loadingText="Loading statements"
        ariaLabels={{ tableLabel: 'Statements' }}
        empty={<Empty title="No statement">What cells run stands here, the latest first.</Empty>}
        wrapLines
        columnDefinitions={[
          { id: 'id', header: 'Number', cell: one => one.Id, isRowHeader: true, minWidth: 80 },
          { id: 'state', header: 'State', cell: one => <State state={String(one.Output?.Status) === 'error' ? 'FAILED' : one.State} />, minWidth: 120 },
          { id: 'took', header: 'Took', cell: one => (one.CompletedOn && one.StartedOn ? `${one.CompletedOn - one.StartedOn} ms` : '–'), minWidth: 90 },
          { id: 'code', header: 'Code', cell: one => <pre className="mono statement-code">{one.Code}</pre>, minWidth: 240 },
          { id: 'error', header: 'Error', cell: one => (one.Output?.ErrorName ? <span className="wrap">{`${one.Output.ErrorName}: ${one.Output.ErrorValue ?? ''}`}</span> : '–'), minWidth: 130 },
        ]}
      />
    </>
  );
}

/** A session for Spark Connect has none. */
async function statementsOf(session: Session): Promise<Statement[]> {
  if (session.SessionType === 'SPARK_CONNECT') {
    return [];
  }
  return all(async token => {
    const page = await ask('ListStatements', { SessionId: session.Id, NextToken: token });
    return { items: page.Statements ?? [], NextToken: page.NextToken };
  });
}
