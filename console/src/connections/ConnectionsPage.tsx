import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { ask, type Connection } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, useRoute } from '../app/route';
import { Copies } from '../parts/Copies';
import { quoted } from '../parts/Copy';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { usePaged } from '../parts/paged';
import { Time } from '../parts/time';
import { connections, leadsTo } from './connections';
import { CreateConnection } from './CreateConnection';

type Tried = { name: string; error?: CallError } | undefined;

/** The connections of the account: made, tried out, deleted. */
export default function ConnectionsPage({ server }: PageProps) {
  const { query } = useRoute();
  const text = query.get('q') ?? '';
  const [creating, setCreating] = useState(false);
  const [trying, setTrying] = useState('');
  const [tried, setTried] = useState<Tried>();
  const [leaving, setLeaving] = useState('');
  const found = useLoad(connections, []);
  const shown = (found.value ?? []).filter(one => `${one.Name} ${one.Description} ${leadsTo(one)}`.toLowerCase().includes(text.toLowerCase()));
  const paged = usePaged(shown);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create connection</Button>;

  function attempt(name: string): void {
    setTrying(name);
    setTried(undefined);
    ask('TestConnection', { ConnectionName: name }).then(
      () => setTried({ name }),
      (e: unknown) => setTried({ name, error: asCallError(e) }),
    ).finally(() => setTrying(''));
  }

  return (
    <Page title="Connections">
      <Failure error={found.error} again={found.again} />
      {tried && (
        <Alert type={tried.error ? 'error' : 'success'} header={tried.error ? `${tried.name} does not work` : `${tried.name} works`} dismissible dismissAriaLabel="Close" onDismiss={() => setTried(undefined)}>
          {tried.error ? <span className="wrap">{`${tried.error.code}: ${tried.error.message}`}{tried.error.requestId && ` (request ${tried.error.requestId})`}</span> : 'The server has signed in there.'}
        </Alert>
      )}
      <TableView<Connection>
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="Name"
        loading={!found.value && !found.error}
        loadingText="Loading connections"
        header={<Header counter={found.value && `(${shown.length})`} actions={create}>Connections</Header>}
        filter={<TextFilter filteringText={text} filteringPlaceholder="Find connections" filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Find connections" onChange={({ detail }) => restate({ q: detail.filteringText, page: undefined })} />}
        empty={text ? <Box textAlign="center">No connection fits.</Box> : <Empty title="No connections yet" action={create}>A connection keeps where a database is and how to sign in there, for jobs and crawlers.</Empty>}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: one => <b className="wrap">{one.Name}</b>, isRowHeader: true, minWidth: 140 },
          { id: 'type', header: 'Type', cell: one => one.ConnectionType, minWidth: 90 },
          { id: 'to', header: 'Leads to', cell: one => <span className="mono wrap">{leadsTo(one) || '–'}</span>, minWidth: 200 },
          { id: 'user', header: 'User', cell: one => one.ConnectionProperties?.USERNAME ?? '–' },
          { id: 'changed', header: 'Changed', cell: one => <Time at={one.LastUpdatedTime} /> },
          { id: 'copies', header: 'For clients', minWidth: 220, cell: one => <Copies of={one.Name ?? ''} arn={`arn:aws:glue:${server.Region}:${server.Account}:connection/${one.Name}`} command={`aws glue get-connection --name ${quoted(one.Name ?? '')} --hide-password`} /> },
          {
            id: 'actions', header: 'Actions', minWidth: 210, cell: one => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button loading={trying === one.Name} ariaLabel={`Test ${one.Name}`} onClick={() => attempt(one.Name ?? '')}>Test</Button>
                <Button ariaLabel={`Delete ${one.Name}`} onClick={() => setLeaving(one.Name ?? '')}>Delete</Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {creating && <CreateConnection close={() => setCreating(false)} done={() => { setCreating(false); found.again(); }} />}
      {leaving && <Delete name={leaving} close={() => setLeaving('')} done={() => { setLeaving(''); found.again(); }} />}
    </Page>
  );
}

function Delete({ name, close, done }: { name: string; close: () => void; done: () => void }) {
  const [error, setError] = useState<CallError>();
  return (
    <Modal
      visible onDismiss={close} header={`Delete ${name}?`} closeAriaLabel="Close"
      footer={<Box float="right"><Button variant="primary" onClick={() => ask('DeleteConnection', { ConnectionName: name }).then(done, (e: unknown) => setError(asCallError(e)))}>Delete</Button></Box>}
    >
      <Failure error={error} />
      Jobs and crawlers that name it fail from then on.
    </Modal>
  );
}
