import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import TableView from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { ask } from '../api/glue';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, useRoute } from '../app/route';
import { quoted } from '../parts/Copy';
import { DeleteThing } from '../parts/DeleteThing';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { useKept } from '../parts/kept';
import { useTokenPages } from '../parts/paged';
import { Reference } from '../parts/Reference';
import { Time } from '../parts/time';
import { format, tableHref } from './catalog';

const PAGE = 50;

/** The tables of a database; the filter is GetTables' own expression. */
export default function DatabasePage({ path, server }: PageProps) {
  const name = path[1] ?? '';
  const { query } = useRoute();
  const text = query.get('q') ?? '';
  const pages = useTokenPages(`${name} ${text}`);
  const tables = useLoad(
    async signal => {
      // A plain word is looked for anywhere in the name, as AWS's console does.
      const page = await ask('GetTables', { DatabaseName: name, Expression: text ? pattern(text) : undefined, MaxResults: PAGE, NextToken: pages.token }, signal);
      return { found: page.TableList ?? [], next: page.NextToken || undefined };
    },
    [name, text, pages.token],
    change => change.kind === 'crawl',
  );
  const kept = useKept(tables);
  return (
    <Page
      title={name} places={[{ text: 'Databases', path: ['databases'] }]}
      actions={<DeleteThing name={name} what="Its tables and functions go with it; their files stay." act={() => ask('DeleteDatabase', { Name: name })} then="#/databases" />}
    >
      <Failure error={tables.error} again={tables.again} />
      <div className={kept && !tables.value ? 'coming' : ''} aria-busy={!tables.value && !tables.error}>
      <TableView
        items={kept?.found ?? []}
        loading={!kept && !tables.error}
        loadingText="Loading tables"
        header={<Header variant="h2" counter={kept && `(${kept.found.length}${kept.next ? '+' : ''})`}>Tables</Header>}
        filter={<TextFilter filteringText={text} filteringPlaceholder="Find tables by name, or by a pattern: a.*|b" filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Find tables by name" onChange={({ detail }) => restate({ q: detail.filteringText })} />}
        empty={<Empty title={text ? 'No table fits' : 'No tables yet'} action={text ? undefined : <Link href="#/crawlers">Crawlers</Link>}>{text ? undefined : 'A crawler looks at data and writes down which tables they are.'}</Empty>}
        pagination={pages.pagination(tables.value?.next)}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          { id: 'name', header: 'Name', cell: t => <Link href={tableHref(name, t.Name ?? '')}>{t.Name}</Link>, isRowHeader: true },
          { id: 'format', header: 'Format', cell: format },
          { id: 'columns', header: 'Columns', cell: t => (t.StorageDescriptor?.Columns?.length ?? 0) + (t.PartitionKeys?.length ?? 0) },
          { id: 'location', header: 'Location', cell: t => <span className="mono wrap">{t.StorageDescriptor?.Location ?? ''}</span> },
          { id: 'updated', header: 'Changed', cell: t => <Time at={t.UpdateTime} /> },
        ]}
      />
      </div>
      <Reference arn={`arn:aws:glue:${server.Region}:${server.Account}:database/${name}`} command={`aws glue get-tables --database-name ${quoted(name)}`} />
    </Page>
  );
}

function pattern(text: string): string {
  return /[.*|\\[\]()?+]/.test(text) ? text : `.*${text}.*`;
}
