import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { ask } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { usePaged } from '../parts/paged';
import { Time } from '../parts/time';
import { registries, registryHref } from './registry';

/** The registries of schemas that producers and consumers of streams agree by. */
export default function RegistriesPage() {
  const [creating, setCreating] = useState(false);
  const found = useLoad(registries, []);
  const paged = usePaged(found.value ?? []);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create registry</Button>;
  return (
    <Page title="Schema registries">
      <Failure error={found.error} again={found.again} />
      <TableView
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="RegistryName"
        loading={!found.value && !found.error}
        loadingText="Loading registries"
        header={<Header counter={found.value && `(${found.value.length})`} actions={create}>Registries</Header>}
        empty={<Empty title="No registries yet" action={create}>A registry holds schemas of streams in versions, each of which must go together with those before.</Empty>}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: one => <Link href={registryHref(one.RegistryName ?? '')}>{one.RegistryName}</Link>, isRowHeader: true },
          { id: 'description', header: 'Description', cell: one => one.Description ?? '' },
          { id: 'status', header: 'Status', cell: one => one.Status?.toLowerCase() },
          { id: 'created', header: 'Created', cell: one => <Time at={Date.parse(one.CreatedTime ?? '') / 1000} /> },
        ]}
      />
      {creating && <Create close={() => setCreating(false)} done={() => { setCreating(false); found.again(); }} />}
    </Page>
  );
}

function Create({ close, done }: { close: () => void; done: () => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState<CallError>();
  return (
    <Modal
      visible onDismiss={close} header="Create a registry" closeAriaLabel="Close"
      footer={<Box float="right"><Button variant="primary" disabled={!name} onClick={() => ask('CreateRegistry', { RegistryName: name }).then(done, (e: unknown) => setError(asCallError(e)))}>Create</Button></Box>}
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Name"><Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} /></FormField>
      </SpaceBetween>
    </Modal>
  );
}
