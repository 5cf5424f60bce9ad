import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Table } from '../api/glue';
import { useLoad } from '../api/load';
import { to } from '../app/route';
import { list, parts } from '../objects/s3';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { bytes, Time } from '../parts/time';

interface Row {
  key: string;
  kind: 'folder' | 'file';
  size?: number;
  modified?: number;
}

/** What lies at the table's location, page by page, and what its crawler counted. */
export function Files({ table }: { table: Table }) {
  const location = table.StorageDescriptor?.Location ?? '';
  const place = parts(location);
  const prefix = !place?.key || place.key.endsWith('/') ? (place?.key ?? '') : `${place.key}/`;
  const [tokens, setTokens] = useState<string[]>([]);
  const token = tokens[tokens.length - 1];
  const found = useLoad(() => (place ? list(place.bucket, prefix, token) : Promise.resolve({ folders: [], objects: [] })), [location, token]);
  if (!place) {
    return <Empty title="No files">The table does not lie in S3{location ? `, but at ${location}` : ''}.</Empty>;
  }
  const rows: Row[] = [
    ...(found.value?.folders ?? []).map(key => ({ key, kind: 'folder' as const })),
    ...(found.value?.objects ?? []).map(object => ({ key: object.key, kind: 'file' as const, size: object.size, modified: object.modified })),
  ];
  const counted = table.Parameters ?? {};
  const facts = [
    counted.objectCount ? `${Number(counted.objectCount).toLocaleString()} files` : '',
    counted.sizeKey ? bytes(Number(counted.sizeKey)) : '',
    counted.recordCount ? `${Number(counted.recordCount).toLocaleString()} records` : '',
  ].filter(Boolean);
  return (
    <SpaceBetween size="m">
      <Failure error={found.error} again={found.again} />
      {facts.length > 0 && <Box>{`The last crawl counted ${facts.join(', ')}.`}</Box>}
      <TableView<Row>
        items={rows}
        trackBy="key"
        loading={!found.value && !found.error}
        loadingText="Listing"
        header={<Header variant="h2" description={<span className="mono wrap">{location}</span>}>Files</Header>}
        empty={<Empty title="Nothing is here">The location is empty, or gone.</Empty>}
        wrapLines
        footer={
          <SpaceBetween direction="horizontal" size="xs">
            {tokens.length > 0 && <Button variant="link" onClick={() => setTokens(tokens.slice(0, -1))}>Back</Button>}
            {found.value?.next && <Button variant="link" onClick={() => setTokens([...tokens, found.value!.next!])}>Next</Button>}
          </SpaceBetween>
        }
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: row => <Name row={row} bucket={place.bucket} prefix={prefix} />, isRowHeader: true },
          { id: 'size', header: 'Size', cell: row => (row.size === undefined ? '–' : bytes(row.size)) },
          { id: 'modified', header: 'Changed', cell: row => <Time at={row.modified} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function Name({ row, bucket, prefix }: { row: Row; bucket: string; prefix: string }) {
  const name = <span className="mono wrap">{row.key.slice(prefix.length)}</span>;
  return row.kind === 'folder' ? <Link href={to(['objects', bucket, ...row.key.split('/').filter(Boolean)])}>{name}</Link> : name;
}
