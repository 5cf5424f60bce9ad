import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Tabs from '@cloudscape-design/components/tabs';
import { ask, type Table } from '../api/glue';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, to, useRoute } from '../app/route';
import Link from '@cloudscape-design/components/link';
import { parts } from '../objects/s3';
import { Copy, quoted } from '../parts/Copy';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Time } from '../parts/time';
import { DeleteThing } from '../parts/DeleteThing';
import { databaseHref, format } from './catalog';
import { Files } from './Files';
import { Iceberg } from './Iceberg';
import { isIceberg } from './iceberg';
import { Lineage } from './Lineage';
import { Partitions } from './Partitions';
import { Preview } from './Preview';
import { Schema } from './Schema';
import { Snippets } from './Snippets';
import { Statistics } from './Statistics';
import { Versions } from './Versions';

/** A table: its schema first, then its partitions, its versions, its properties, and how to use it. */
export default function TablePage({ path, server }: PageProps) {
  const database = path[1] ?? '';
  const name = path[3] ?? '';
  const { query } = useRoute();
  const table = useLoad(async () => (await ask('GetTable', { DatabaseName: database, Name: name })).Table, [database, name], change => change.kind === 'crawl');
  const shown = table.value;
  const tabs = shown
    ? [
        { id: 'schema', label: 'Schema', content: <Schema columns={shown.StorageDescriptor?.Columns ?? []} keys={shown.PartitionKeys ?? []} /> },
        { id: 'preview', label: 'Preview', content: <Preview table={shown} /> },
        ...(shown.PartitionKeys?.length ? [{ id: 'partitions', label: 'Partitions', content: <Partitions table={shown} /> }] : []),
        ...(isIceberg(shown) ? [{ id: 'iceberg', label: 'Iceberg', content: <Iceberg table={shown} account={server.Account} /> }] : []),
        { id: 'statistics', label: 'Statistics', content: <Statistics table={shown} /> },
        { id: 'files', label: 'Files', content: <Files table={shown} /> },
        { id: 'lineage', label: 'Lineage', content: <Lineage table={shown} /> },
        { id: 'versions', label: 'Versions', content: <Versions table={shown} /> },
        { id: 'properties', label: 'Properties', content: <Properties table={shown} arn={`arn:aws:glue:${server.Region}:${server.Account}:table/${database}/${name}`} /> },
        { id: 'use', label: 'Use it', content: <Snippets table={shown} /> },
      ]
    : [];
  return (
    <Page title={name} places={[{ text: 'Databases', path: ['databases'] }, { text: database, path: ['databases', database] }]} description={shown?.Description}
      actions={shown && <DeleteThing name={name} what="Its partitions and versions go with it; its files stay." act={() => ask('DeleteTable', { DatabaseName: database, Name: name })} then={databaseHref(database)} />}
    >
      <Failure error={table.error} again={table.again} />
      {shown && <Tabs i18nStrings={{ scrollLeftAriaLabel: 'Earlier tabs', scrollRightAriaLabel: 'Further tabs' }} activeTabId={query.get('tab') ?? 'schema'} onChange={({ detail }) => restate({ tab: detail.activeTabId, expression: undefined })} tabs={tabs} />}
    </Page>
  );
}

function Properties({ table, arn }: { table: Table; arn: string }) {
  const storage = table.StorageDescriptor;
  const place = parts(storage?.Location ?? '');
  const said = (map: Record<string, string> | undefined) => Object.entries(map ?? {}).map(([key, value]) => `${key} = ${value}`).join('\n');
  return (
    <Container>
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Format', value: format(table) },
          { label: 'Version', value: table.VersionId ?? '–' },
          { label: 'Location', value: place ? <Link href={to(['objects', place.bucket, ...place.key.split('/').filter(Boolean)])}><span className="mono wrap">{storage?.Location}</span></Link> : <span className="mono wrap">{storage?.Location ?? '–'}</span> },
          { label: 'ARN', value: <Copy text={arn} what="the ARN" /> },
          { label: 'Command line', value: <Copy text={`aws glue get-table --database-name ${quoted(table.DatabaseName ?? '')} --name ${quoted(table.Name ?? '')}`} what="the command" /> },
          { label: 'Created', value: <Time at={table.CreateTime} /> },
          { label: 'Changed', value: <Time at={table.UpdateTime} /> },
          { label: 'SerDe', value: <Box><pre className="mono">{[storage?.SerdeInfo?.SerializationLibrary, said(storage?.SerdeInfo?.Parameters)].filter(Boolean).join('\n') || '–'}</pre></Box> },
          { label: 'Parameters', value: <pre className="mono">{said(table.Parameters) || '–'}</pre> },
        ]}
      />
    </Container>
  );
}
