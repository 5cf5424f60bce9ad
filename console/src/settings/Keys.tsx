import Header from '@cloudscape-design/components/header';
import TableView from '@cloudscape-design/components/table';
import { get } from '../api/call';
import { useLoad } from '../api/load';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { usePaged } from '../parts/paged';
import { Time } from '../parts/time';

interface Key {
  Id: string;
  Principal: string;
  Owner?: string;
  Expires?: number;
}

/** The access keys that are accepted now; nobody is shown a secret. */
export function Keys() {
  const found = useLoad(async signal => (await get<{ Keys: Key[] }>('api/keys', [], signal)).Keys, [], change => change.kind === 'job-run');
  const paged = usePaged(found.value ?? []);
  return (
    <>
      <Failure error={found.error} again={found.again} />
      <TableView
        items={paged.rows}
        pagination={paged.pagination}
        trackBy="Id"
        loading={!found.value && !found.error}
        loadingText="Loading keys"
        header={<Header variant="h2" counter={found.value && `(${found.value.length})`} description="Of this account, as long as they are accepted. A run's key ends with the run; AssumeRole makes further ones.">Access keys</Header>}
        empty={<Empty title="No keys">Nobody is asked for a signature here.</Empty>}
        wrapLines
        columnDefinitions={[
          { id: 'id', header: 'Key', cell: key => <span className="mono">{key.Id}</span>, isRowHeader: true },
          { id: 'who', header: 'Signs as', cell: key => <span className="wrap">{key.Principal}</span> },
          { id: 'owner', header: 'Made for', cell: key => <span className="wrap">{key.Owner ?? (key.Expires ? 'a session' : 'the owner')}</span> },
          { id: 'expires', header: 'Ends', cell: key => (key.Expires ? <Time at={key.Expires} /> : 'Never') },
        ]}
      />
    </>
  );
}
