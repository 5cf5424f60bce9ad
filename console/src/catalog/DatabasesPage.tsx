import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import { restate, useRoute } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { usePaged } from '../parts/paged';
import { Time } from '../parts/time';
import { databaseHref, databases } from './catalog';
import { Results } from './Results';

/** All databases, and a search over all tables. */
export default function DatabasesPage() {
  const { query } = useRoute();
  const text = query.get('q') ?? '';
  const [creating, setCreating] = useState(false);
  const found = useLoad(databases, [], change => change.kind === 'crawl');
  const paged = usePaged(found.value ?? []);
  const create = <Button onClick={() => setCreating(true)}>Create database</Button>;
  return (
    <Page title="Databases" actions={create}>
      <Failure error={found.error} again={found.again} />
      <TextFilter
        filteringText={text}
        filteringPlaceholder="Search all tables: names, columns, comments, parameters; and tags"
        filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Search all tables"
        onChange={({ detail }) => restate({ q: detail.filteringText, page: undefined })}
      />
      {text ? (
        <Results text={text} />
      ) : (
        <TableView
          items={paged.rows}
        pagination={paged.pagination}
          trackBy="Name"
          loading={!found.value && !found.error}
          loadingText="Loading databases"
          header={<Header variant="h2" counter={found.value && `(${found.value.length})`}>Databases</Header>}
          empty={<Empty title="No databases yet" action={create}>A database holds tables; a crawler fills it.</Empty>}
          wrapLines
          columnDefinitions={[
            { id: 'name', header: 'Name', cell: d => <Link href={databaseHref(d.Name ?? '')}>{d.Name}</Link>, isRowHeader: true },
            { id: 'description', header: 'Description', cell: d => d.Description ?? '' },
            { id: 'location', header: 'Location', cell: d => <span className="mono wrap">{d.LocationUri ?? ''}</span> },
            { id: 'created', header: 'Created', cell: d => <Time at={d.CreateTime} /> },
          ]}
        />
      )}
      {creating && <Create close={() => setCreating(false)} done={() => { setCreating(false); found.again(); }} />}
    </Page>
  );
}

function Create({ close, done }: { close: () => void; done: () => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState<CallError>();
  return (
    <Modal
      visible onDismiss={close} header="Create a database" closeAriaLabel="Close"
      footer={<Box float="right"><Button variant="primary" disabled={!name} onClick={() => ask('CreateDatabase', { DatabaseInput: { Name: name } }).then(done, (e: unknown) => setError(asCallError(e)))}>Create</Button></Box>}
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <Input value={name} ariaLabel="Name" placeholder="sales" onChange={({ detail }) => setName(detail.value)} autoFocus spellcheck={false} />
      </SpaceBetween>
    </Modal>
  );
}
