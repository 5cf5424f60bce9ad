import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import TableView from '@cloudscape-design/components/table';
import { get } from '../api/call';
import { useLoad } from '../api/load';
import { to } from '../app/route';
import { Failure } from '../parts/Failure';
import { usePaged } from '../parts/paged';

interface Thing {
  Arn: string;
  Tags: Record<string, string>;
}

/** Of what kinds there are pages. */
const PLACES: Record<string, string> = { job: 'jobs', crawler: 'crawlers', workflow: 'workflows', database: 'databases', registry: 'registries' };

/** What carries a tag with this text; nothing is shown where nothing does. */
export function Tagged({ text }: { text: string }) {
  const found = useLoad(async signal => (await get<{ Things: Thing[] }>('api/tagged', [['text', text]], signal)).Things, [text]);
  const paged = usePaged(found.value ?? []);
  if (!found.error && !found.value?.length) {
    return null;
  }
  return (
    <>
      <Failure error={found.error} again={found.again} />
      <TableView
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="Arn"
        header={<Header variant="h2" counter={`(${found.value?.length ?? 0})`}>With a tag</Header>}
        wrapLines
        columnDefinitions={[
          { id: 'name', header: 'Thing', cell: one => <Named arn={one.Arn} />, isRowHeader: true },
          { id: 'kind', header: 'Kind', cell: one => parts(one.Arn).kind },
          { id: 'tags', header: 'Tags', cell: one => <span className="wrap">{Object.entries(one.Tags).map(([key, value]) => (value ? `${key} = ${value}` : key)).join(', ')}</span> },
        ]}
      />
    </>
  );
}

function Named({ arn }: { arn: string }) {
  const { kind, name } = parts(arn);
  const place = PLACES[kind];
  return place ? <Link href={to([place, name])}>{name}</Link> : <span className="wrap">{name}</span>;
}

function parts(arn: string): { kind: string; name: string } {
  const thing = arn.split(':').slice(5).join(':');
  const slash = thing.indexOf('/');
  return { kind: thing.slice(0, slash), name: thing.slice(slash + 1) };
}
