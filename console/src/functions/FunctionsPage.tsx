import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { all, ask, type UserDefinedFunction } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, useRoute } from '../app/route';
import { databaseHref } from '../catalog/catalog';
import { Copies } from '../parts/Copies';
import { quoted } from '../parts/Copy';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { usePaged } from '../parts/paged';
import { Time } from '../parts/time';

/** A plain word is looked for anywhere in the name. */
function pattern(text: string): string {
  return !text ? '.*' : /[.*|\\[\]()?+]/.test(text) ? text : `.*${text}.*`;
}

/** Functions that queries call by name, of all databases; the filter is GetUserDefinedFunctions' own pattern. */
export default function FunctionsPage({ server }: PageProps) {
  const { query } = useRoute();
  const text = query.get('q') ?? '';
  const [creating, setCreating] = useState(false);
  const [error, setError] = useState<CallError>();
  const found = useLoad(
    () => all(async token => {
      const page = await ask('GetUserDefinedFunctions', { Pattern: pattern(text), NextToken: token });
      return { NextToken: page.NextToken, items: page.UserDefinedFunctions ?? [] };
    }),
    [text],
  );
  const paged = usePaged(found.value ?? []);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create function</Button>;
  function remove(one: UserDefinedFunction): void {
    ask('DeleteUserDefinedFunction', { DatabaseName: one.DatabaseName, FunctionName: one.FunctionName }).then(found.again, (e: unknown) => setError(asCallError(e)));
  }
  return (
    <Page title="Functions">
      <Failure error={error ?? found.error} again={found.again} />
      <TableView<UserDefinedFunction>
        items={paged.rows}
        pagination={paged.pagination}
        trackBy={one => `${one.DatabaseName}.${one.FunctionName}`}
        loading={!found.value && !found.error}
        loadingText="Loading functions"
        header={<Header counter={found.value && `(${found.value.length})`} actions={create}>Functions</Header>}
        filter={<TextFilter filteringText={text} filteringPlaceholder="Find functions by name or pattern" filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Find functions" onChange={({ detail }) => restate({ q: detail.filteringText, page: undefined })} />}
        empty={text ? <Box textAlign="center">No function fits.</Box> : <Empty title="No functions yet" action={create}>A function names a class of a JAR that Hive and Spark call by its name.</Empty>}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: one => <b className="wrap">{one.FunctionName}</b>, isRowHeader: true, minWidth: 160 },
          { id: 'database', header: 'Database', cell: one => <Link href={databaseHref(one.DatabaseName ?? '')}>{one.DatabaseName}</Link> },
          { id: 'class', header: 'Class', cell: one => <span className="mono wrap">{one.ClassName}</span>, minWidth: 200 },
          { id: 'files', header: 'Files', cell: one => <span className="mono wrap">{(one.ResourceUris ?? []).map(file => file.Uri).join(', ') || '–'}</span>, minWidth: 180 },
          { id: 'created', header: 'Created', cell: one => <Time at={one.CreateTime} /> },
          { id: 'copies', header: 'For clients', minWidth: 220, cell: one => <Copies of={one.FunctionName ?? ''} arn={`arn:aws:glue:${server.Region}:${server.Account}:userDefinedFunction/${one.DatabaseName}/${one.FunctionName}`} command={`aws glue get-user-defined-function --database-name ${quoted(one.DatabaseName ?? '')} --function-name ${quoted(one.FunctionName ?? '')}`} /> },
          { id: 'actions', header: 'Actions', minWidth: 120, cell: one => <Button ariaLabel={`Delete ${one.FunctionName}`} onClick={() => remove(one)}>Delete</Button> },
        ]}
      />
      {creating && <Create close={() => setCreating(false)} done={() => { setCreating(false); found.again(); }} />}
    </Page>
  );
}

function Create({ close, done }: { close: () => void; done: () => void }) {
  const [given, setGiven] = useState({ database: '', name: '', of: '', file: '' });
  const [error, setError] = useState<CallError>();
  function create(): void {
    ask('CreateUserDefinedFunction', {
      DatabaseName: given.database,
      FunctionInput: { FunctionName: given.name, ClassName: given.of, OwnerName: 'console', OwnerType: 'USER', ResourceUris: given.file ? [{ ResourceType: 'JAR', Uri: given.file }] : [] },
    }).then(done, (e: unknown) => setError(asCallError(e)));
  }
  return (
    <Modal
      visible onDismiss={close} header="Create a function" closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" disabled={!given.name || !given.database || !given.of} onClick={create}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        <FormField label="Database"><Input value={given.database} autoFocus spellcheck={false} onChange={({ detail }) => setGiven({ ...given, database: detail.value })} /></FormField>
        <FormField label="Name" description="By which queries call it."><Input value={given.name} spellcheck={false} onChange={({ detail }) => setGiven({ ...given, name: detail.value })} /></FormField>
        <FormField label="Class" description="The Java class that does it."><Input value={given.of} placeholder="com.example.Upper" spellcheck={false} onChange={({ detail }) => setGiven({ ...given, of: detail.value })} /></FormField>
        <FormField label="JAR" description="Where the class is; empty if it is on the class path anyway."><Input value={given.file} placeholder="s3://bucket/functions.jar" spellcheck={false} onChange={({ detail }) => setGiven({ ...given, file: detail.value })} /></FormField>
      </SpaceBetween>
    </Modal>
  );
}
