import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import TableView from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { ask, type SchemaListItem } from '../api/glue';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, useRoute } from '../app/route';
import { quoted } from '../parts/Copy';
import { DeleteThing } from '../parts/DeleteThing';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Reference } from '../parts/Reference';
import { usePaged } from '../parts/paged';
import { Time } from '../parts/time';
import { CreateSchema } from './CreateSchema';
import { schemaHref, schemasOf } from './registry';

/** The schemas of a registry. */
export default function RegistryPage({ path, server }: PageProps) {
  const name = path[1] ?? '';
  const { query } = useRoute();
  const text = query.get('q') ?? '';
  const [creating, setCreating] = useState(false);
  const found = useLoad(() => schemasOf(name), [name]);
  const shown = (found.value ?? []).filter(schema => schema.SchemaName?.toLowerCase().includes(text.toLowerCase()));
  const paged = usePaged(shown);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create schema</Button>;
  return (
    <Page title={name} places={[{ text: 'Schema registries', path: ['registries'] }]}
      actions={<DeleteThing name={name} what="Its schemas go with it." act={() => ask('DeleteRegistry', { RegistryId: { RegistryName: name } })} then="#/registries" />}
    >
      <Failure error={found.error} again={found.again} />
      <TableView<SchemaListItem>
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="SchemaName"
        loading={!found.value && !found.error}
        loadingText="Loading schemas"
        header={<Header counter={found.value && `(${shown.length})`} actions={create}>Schemas</Header>}
        filter={<TextFilter filteringText={text} filteringPlaceholder="Find schemas" filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Find schemas" onChange={({ detail }) => restate({ q: detail.filteringText, page: undefined })} />}
        empty={<Empty title={text ? 'No schema fits' : 'No schemas yet'} action={text ? undefined : create} />}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: one => <Link href={schemaHref(name, one.SchemaName ?? '')}>{one.SchemaName}</Link>, isRowHeader: true },
          { id: 'description', header: 'Description', cell: one => one.Description ?? '' },
          { id: 'status', header: 'Status', cell: one => one.SchemaStatus?.toLowerCase() },
          { id: 'updated', header: 'Changed', cell: one => <Time at={Date.parse(one.UpdatedTime ?? '') / 1000} /> },
        ]}
      />
      <Reference arn={`arn:aws:glue:${server.Region}:${server.Account}:registry/${name}`} command={`aws glue list-schemas --registry-id RegistryName=${quoted(name)}`} />
      {creating && <CreateSchema registry={name} close={() => setCreating(false)} />}
    </Page>
  );
}
