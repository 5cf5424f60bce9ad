import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import TableView from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { to } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { quoted } from '../parts/Copy';
import { Reference } from '../parts/Reference';
import { bytes, Time } from '../parts/time';
import { usePaged } from '../parts/paged';
import { CreateBucket } from './CreateBucket';
import { ObjectActions } from './ObjectActions';
import { buckets, list, type Listing } from './s3';
import { Upload } from './Upload';

/** Buckets, and in them folders and objects. */
export default function ObjectsPage({ path }: PageProps) {
  const [, bucket, ...folders] = path;
  return bucket ? <Folder bucket={bucket} folders={folders} /> : <Buckets />;
}

function Buckets() {
  const [creating, setCreating] = useState(false);
  const found = useLoad(buckets, []);
  const paged = usePaged(found.value ?? []);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create bucket</Button>;
  return (
    <Page title="Objects" actions={create}>
      <Failure error={found.error} again={found.again} />
      <TableView
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="name"
        loading={!found.value && !found.error}
        loadingText="Loading buckets"
        header={<Header variant="h2" counter={found.value && `(${found.value.length})`}>Buckets</Header>}
        empty={<Empty title="No buckets yet" action={create}>A bucket holds files as objects; any S3 client reaches it at this server's address.</Empty>}
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: b => <Link href={to(['objects', b.name])}>{b.name}</Link>, isRowHeader: true },
          { id: 'created', header: 'Created', cell: b => <Time at={b.created} /> },
        ]}
      />
      {creating && <CreateBucket close={() => setCreating(false)} />}
    </Page>
  );
}

function Folder({ bucket, folders }: { bucket: string; folders: string[] }) {
  const prefix = folders.map(folder => `${folder}/`).join('');
  const [tokens, setTokens] = useState<string[]>([]);
  const found = useLoad(() => list(bucket, prefix, tokens[tokens.length - 1]), [bucket, prefix, tokens]);
  const places = [{ text: 'Objects', path: ['objects'] }, ...[bucket, ...folders.slice(0, -1)].slice(0, folders.length).map((text, i) => ({ text, path: ['objects', ...[bucket, ...folders].slice(0, i + 1)] }))];
  return (
    <Page title={folders[folders.length - 1] ?? bucket} places={places} description={<span className="mono wrap">s3://{bucket}/{prefix}</span>}>
      <Failure error={found.error} again={found.again} />
      <Upload bucket={bucket} prefix={prefix} done={found.again} />
      <TableView
        items={found.value ? rows(found.value, prefix) : []}
        trackBy="key"
        loading={!found.value && !found.error}
        loadingText="Loading objects"
        header={<Header variant="h2">Objects</Header>}
        empty={<Empty title="Nothing is here">Drop files above to upload them here.</Empty>}
        wrapLines
        footer={
          (tokens.length > 0 || found.value?.next) && (
            <Box textAlign="center">
              {tokens.length > 0 && <Button variant="link" onClick={() => setTokens(tokens.slice(0, -1))}>Back</Button>}
              {found.value?.next && <Button variant="link" onClick={() => setTokens([...tokens, found.value!.next!])}>Next</Button>}
            </Box>
          )
        }
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: row => (row.folder ? <Link href={to(['objects', bucket, ...row.key.split('/').filter(Boolean)])}>{row.name}</Link> : <span className="wrap">{row.name}</span>), isRowHeader: true },
          { id: 'size', header: 'Size', cell: row => (row.folder ? '' : bytes(row.size)) },
          { id: 'modified', header: 'Modified', cell: row => (row.folder ? '' : <Time at={row.modified} />) },
          { id: 'actions', header: 'Actions', cell: row => (row.folder ? '' : <ObjectActions bucket={bucket} name={row.name} of={row.key} done={found.again} />), minWidth: 130 },
        ]}
      />
      <Reference arn={`arn:aws:s3:::${bucket}${prefix ? `/${prefix}*` : ''}`} command={`aws s3 ls ${quoted(`s3://${bucket}/${prefix}`)}`} />
    </Page>
  );
}

function rows(listing: Listing, prefix: string) {
  return [
    ...listing.folders.map(key => ({ key, name: key.slice(prefix.length), folder: true, size: 0, modified: 0 })),
    ...listing.objects.filter(object => object.key !== prefix).map(object => ({ ...object, name: object.key.slice(prefix.length), folder: false })),
  ];
}
