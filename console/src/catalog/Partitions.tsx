import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { useState } from 'react';
import { ask, type Partition, type Table } from '../api/glue';
import { useLoad } from '../api/load';
import { restate, useRoute } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Time } from '../parts/time';

const PAGE = 50;

/** The partitions of a table; what is typed is GetPartitions' expression itself, answered by the server page by page. */
export function Partitions({ table }: { table: Table }) {
  const { query } = useRoute();
  const expression = query.get('expression') ?? '';
  const [typed, setTyped] = useState(expression);
  const [tokens, setTokens] = useState<string[]>([]);
  const token = tokens[tokens.length - 1];
  const found = useLoad(
    signal => ask('GetPartitions', { DatabaseName: table.DatabaseName, TableName: table.Name, Expression: expression || undefined, MaxResults: PAGE, NextToken: token, ExcludeColumnSchema: true }, signal),
    [table.DatabaseName, table.Name, expression, token],
  );
  const keys = table.PartitionKeys ?? [];
  function filter(): void {
    setTokens([]);
    restate({ expression: typed });
  }
  return (
    <SpaceBetween size="m">
      <FormField
        label="Expression"
        description="As GetPartitions takes it: comparisons, AND, OR, IN, BETWEEN, LIKE over the partition keys."
        constraintText={`Keys: ${keys.map(key => `${key.Name} ${key.Type}`).join(', ')}`}
        secondaryControl={<Button onClick={filter}>Filter</Button>}
      >
        <Input value={typed} ariaLabel="Expression" placeholder={`${keys[0]?.Name} = '...'`} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} onKeyDown={({ detail }) => detail.key === 'Enter' && filter()} />
      </FormField>
      <Failure error={found.error} again={found.again} />
      <TableView<Partition>
        items={found.value?.Partitions ?? []}
        loading={!found.value && !found.error}
        loadingText="Loading partitions"
        header={<Header variant="h2" counter={found.value && `(${tokens.length * PAGE + (found.value.Partitions?.length ?? 0)}${found.value.NextToken ? '+' : ''})`}>Partitions</Header>}
        empty={<Empty title={expression ? 'No partition fits' : 'No partitions yet'} />}
        wrapLines
        footer={
          <SpaceBetween direction="horizontal" size="xs">
            {tokens.length > 0 && <Button variant="link" onClick={() => setTokens(tokens.slice(0, -1))}>Back</Button>}
            {found.value?.NextToken && <Button variant="link" onClick={() => setTokens([...tokens, found.value!.NextToken!])}>Next {PAGE}</Button>}
          </SpaceBetween>
        }
        columnDefinitions={[
          ...keys.map((key, i) => ({ id: `key ${i}`, header: key.Name, cell: (p: Partition) => p.Values?.[i] ?? '', isRowHeader: i === 0 })),
          { id: 'location', header: 'Location', cell: p => <span className="mono wrap">{p.StorageDescriptor?.Location}</span> },
          { id: 'created', header: 'Created', cell: p => <Time at={p.CreationTime} /> },
        ]}
      />
    </SpaceBetween>
  );
}
