import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import TableView from '@cloudscape-design/components/table';
import { useEffect, useState } from 'react';
import { ask } from '../api/glue';
import { useLoad } from '../api/load';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Time } from '../parts/time';
import { databaseHref, format, tableHref } from './catalog';
import { Tagged } from './Tagged';

const MOST = 100;
const TYPING = 250;

/** The tables that a search finds, as one types. */
export function Results({ text }: { text: string }) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useLoad(signal => ask('SearchTables', { SearchText: settled, MaxResults: MOST }, signal), [settled]);
  const tables = found.value?.TableList ?? [];
  return (
    <>
      <Failure error={found.error} again={found.again} />
      <Tagged text={settled} />
      <TableView
        items={tables}
        loading={found.loading && !found.value}
        loadingText="Searching"
        header={<Header variant="h2" counter={found.value && `(${tables.length}${found.value.NextToken ? '+' : ''})`}>Tables</Header>}
        empty={<Empty title="No table is found" />}
        wrapLines
        columnDefinitions={[
          { id: 'name', header: 'Table', cell: t => <Link href={tableHref(t.DatabaseName ?? '', t.Name ?? '')}>{t.Name}</Link>, isRowHeader: true },
          { id: 'database', header: 'Database', cell: t => <Link href={databaseHref(t.DatabaseName ?? '')}>{t.DatabaseName}</Link> },
          { id: 'format', header: 'Format', cell: format },
          { id: 'updated', header: 'Changed', cell: t => <Time at={t.UpdateTime} /> },
        ]}
      />
    </>
  );
}
